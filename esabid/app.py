"""create_app(): a table of contents of the application."""

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from esabid import api, cli, config, web
from esabid.extensions import csrf, db, equip, login, migrate
from esabid.jobs import make_queue
from esabid.paths import asset_folder


def create_app(**overrides) -> Flask:
    """Build the application from its settings; `overrides` are settings for this one alone."""
    flags = {name: overrides.pop(name) for name in tuple(overrides)
             if name in ("TESTING", "IMMEDIATE", "PASSWORD_COST", "WTF_CSRF_ENABLED")}
    settings = config.load(overrides) | flags
    app = Flask("esabid", instance_path=str(settings["INSTANCE"]),
                template_folder=str(asset_folder("templates")),
                static_folder=str(asset_folder("static")))
    app.config.update(settings)
    if proxies := settings["PROXIES"]:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=proxies, x_proto=proxies, x_host=proxies)
    # As the command line writes them: days in ISO 8601, keys in the order of the contract.
    app.json.default, app.json.sort_keys, app.json.ensure_ascii = str, False, False
    db.init_app(app)
    migrate.init_app(app, db, directory=str(config.MIGRATIONS), render_as_batch=True)
    csrf.init_app(app)
    login.init_app(app)
    app.huey = make_queue(app)
    equip(app, fonts=asset_folder("static") / "fonts", kick=app.huey.kick)
    api.init_app(app)
    web.init_app(app)
    cli.init_app(app)
    return app
