"""Signed originals, attached untouched: a signature holds for the bytes it was made over alone."""

from pathlib import Path, PurePosixPath

from pikepdf import Array, Name

from esabid.dossier.attachment import Attachment

_KINDS = {".pdf": "application/pdf", ".p7s": "application/pkcs7-signature",
          ".asice": "application/vnd.etsi.asic-e+zip", ".xades": "application/xml",
          ".xml": "application/xml"}


def arguments(attachments: tuple[Attachment, ...]) -> list[str]:
    """What qpdf is told of the attachments; it reads them when the dossier is written, and adds
    their size and checksum."""
    told = []
    for it in attachments:
        day = f"D:{it.day}120000Z"
        told += ["--add-attachment", it.path, f"--key={it.name}", f"--filename={it.name}",
                 f"--mimetype={_kind(it.name)}", f"--description={it.says}",
                 f"--creationdate={day}", f"--moddate={day}", "--"]
    return told


def _kind(name: str) -> str:
    return _KINDS.get(PurePosixPath(name).suffix.lower(), "application/octet-stream")


def relate(pdf, attachments: tuple[Attachment, ...]) -> None:
    """Say of each attachment that the dossier was made from it."""
    if not attachments:
        return
    files = []
    for it in attachments:
        file = pdf.attachments[it.name].obj
        file.AFRelationship = Name.Source
        files.append(file)
    pdf.Root.AF = Array(files)


def found(pdf) -> dict[str, int]:
    """The attachments of a dossier: name -> bytes."""
    return {name: int(spec.obj.EF.F.Params.Size) for name, spec in pdf.attachments.items()}


def expected(attachments: tuple[Attachment, ...]) -> dict[str, int]:
    """What `found` has to say of a dossier with these."""
    return {it.name: Path(it.path).stat().st_size for it in attachments}
