"""Wrong settings stop the start with one line that names the setting."""

import pytest

from esabid.config import WrongSetting, load


@pytest.mark.parametrize(("name", "value"), [
    ("BASE_URL", "foo"), ("BASE_URL", "http://["), ("BASE_URL", "http://host:99999"),
    ("BASE_URL", "ftp://host"), ("BASE_URL", "http://:80"), ("TIMEZONE", "Mars"),
    ("TIMEZONE", "Europe"), ("TIMEZONE", ""), ("TIMEZONE", "../../etc/passwd"),
    ("PROXIES", "²"), ("PROXIES", "-1"), ("PROXIES", ""), ("DATABASE_URL", "sqlite:here"),
    ("DATABASE_URL", "mysql://host/name"), ("QUEUE_URL", "sqlite:here"),
    ("FILES_URL", "s3://bucket"), ("CLAMD", "localhost"), ("OCR", "pol,eng"), ("RESERVE", "-1"),
    ("TRUST_ROOTS", "/nowhere/at/all"), ("SEAL", "/nowhere/at/all"),
    ("SEAL_PASSWORD", "without a file")])
def test_wrong_setting_is_named_in_one_line(tmp_path, name, value):
    with pytest.raises(WrongSetting) as wrong:
        load({"INSTANCE": tmp_path, name: value})
    assert (str(wrong.value).startswith(f"ESABID_{name} "), "\n" in str(wrong.value)) == (
        True, False)


@pytest.mark.parametrize("text", [b"BASE_URL = (", b"\xff", b"import no_such_module", b"1 / 0"])
def test_config_file_that_cannot_be_read_is_named(tmp_path, text):
    (tmp_path / "config.py").write_bytes(text)
    with pytest.raises(WrongSetting, match="config.py cannot be read"):
        load({"INSTANCE": tmp_path})


def test_empty_secret_key_is_never_used(tmp_path):
    (tmp_path / "secret_key").touch()
    with pytest.raises(WrongSetting, match="^ESABID_SECRET_KEY"):
        load({"INSTANCE": tmp_path})


def test_server_at_an_ipv6_address_answers_there(tmp_path):
    assert load({"INSTANCE": tmp_path, "BASE_URL": "http://[::1]:8000"})["TRUSTED_HOSTS"] is None
