"""Countries and groups by every name people use; base names from pycountry and CLDR. Knows no table."""

from assistant.places.find import Mention, find_places, place_named
from assistant.places.gazetteer import Place, members_of

__all__ = ["Mention", "Place", "find_places", "members_of", "place_named"]
