"""How is somebody called who speaks, and as what do they speak?"""

from services.agenda.models.item import Role
from services.agenda.queries.programme import Voice
from shared.language import gettext as _
from shared.language import lazy_gettext as _l
from shared.language import spoken
from shared.text.names import in_language
from shared.text.states import state

ROLES = {
    Role.CHAIR: _l("Chair"),
    Role.MODERATOR: _l("Moderator"),
    Role.RAPPORTEUR: _l("Rapporteur"),
    Role.PANELLIST: _l("Panellist"),
    Role.SPEAKER: _l("Speaker"),
}


def voice_words(voice: Voice) -> str:
    """The name as the language spoken writes it; a place that is kept says for whom."""
    language = spoken().language
    if name := in_language(voice.names, language):
        return " ".join(each for each in (voice.honorific, name) if each)
    if voice.state_code:
        whose = state(voice.state_code).name(language)
        return _("Head of delegation of %(state)s (to be confirmed)") % {"state": whose}
    whose = in_language(voice.affiliations[0], language) if voice.affiliations else ""
    return _("%(organisation)s (to be confirmed)") % {"organisation": whose}


def role_words(role: str) -> str:
    return str(ROLES[Role(role)])
