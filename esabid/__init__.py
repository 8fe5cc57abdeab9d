"""esabid: a city's campaign for letters of support, from the first ask to the dossier."""

__version__ = "0.1.0"


def create_app(**settings):
    """Build the Flask application; imported when called, so that the rules load without Flask."""
    from esabid.app import create_app as build

    return build(**settings)
