"""The sub-types of events: ACLED's 25, and ours for disasters and accidents."""

from __future__ import annotations

from enum import StrEnum

from geomap.vocabulary.events import EventType


class SubEventType(StrEnum):
    """What type of event a report tells, more closely. Data of others may have sub-types of its own."""

    ARMED_CLASH = "Armed clash"
    GOVERNMENT_REGAINS_TERRITORY = "Government regains territory"
    NON_STATE_ACTOR_OVERTAKES_TERRITORY = "Non-state actor overtakes territory"

    CHEMICAL_WEAPON = "Chemical weapon"
    AIR_STRIKE = "Air/drone strike"
    SUICIDE_BOMB = "Suicide bomb"
    SHELLING = "Shelling/artillery/missile attack"
    REMOTE_EXPLOSIVE = "Remote explosive/landmine/IED"
    GRENADE = "Grenade"

    SEXUAL_VIOLENCE = "Sexual violence"
    ATTACK = "Attack"
    ABDUCTION = "Abduction/forced disappearance"

    PEACEFUL_PROTEST = "Peaceful protest"
    PROTEST_WITH_INTERVENTION = "Protest with intervention"
    EXCESSIVE_FORCE = "Excessive force against protesters"

    VIOLENT_DEMONSTRATION = "Violent demonstration"
    MOB_VIOLENCE = "Mob violence"

    AGREEMENT = "Agreement"
    ARRESTS = "Arrests"
    CHANGE_TO_GROUP = "Change to group/activity"
    DISRUPTED_WEAPONS_USE = "Disrupted weapons use"
    BASE_ESTABLISHED = "Headquarters or base established"
    LOOTING = "Looting/property destruction"
    TRANSFER_OF_TERRITORY = "Non-violent transfer of territory"
    OTHER = "Other"

    # From here on ours: ACLED leaves them out.
    EARTHQUAKE = "Earthquake"
    FLOOD = "Flood"
    LANDSLIDE = "Landslide"
    STORM = "Storm"
    WILDFIRE = "Wildfire"
    VOLCANIC_ERUPTION = "Volcanic eruption"
    HEAT_OR_DROUGHT = "Heat or drought"
    DISEASE_OUTBREAK = "Disease outbreak"
    TRANSPORT_ACCIDENT = "Transport accident"
    FIRE = "Fire"
    EXPLOSION_ACCIDENT = "Explosion accident"
    INDUSTRIAL_ACCIDENT = "Industrial accident"
    COLLAPSE = "Collapse"
    CROWD_CRUSH = "Crowd crush"
    POISONING = "Poisoning"
    DROWNING = "Drowning"


_SUB_TYPES = {
    EventType.BATTLES: (
        SubEventType.ARMED_CLASH,
        SubEventType.GOVERNMENT_REGAINS_TERRITORY,
        SubEventType.NON_STATE_ACTOR_OVERTAKES_TERRITORY,
    ),
    EventType.EXPLOSIONS: (
        SubEventType.CHEMICAL_WEAPON,
        SubEventType.AIR_STRIKE,
        SubEventType.SUICIDE_BOMB,
        SubEventType.SHELLING,
        SubEventType.REMOTE_EXPLOSIVE,
        SubEventType.GRENADE,
    ),
    EventType.VIOLENCE_AGAINST_CIVILIANS: (
        SubEventType.SEXUAL_VIOLENCE,
        SubEventType.ATTACK,
        SubEventType.ABDUCTION,
    ),
    EventType.PROTESTS: (
        SubEventType.PEACEFUL_PROTEST,
        SubEventType.PROTEST_WITH_INTERVENTION,
        SubEventType.EXCESSIVE_FORCE,
    ),
    EventType.RIOTS: (SubEventType.VIOLENT_DEMONSTRATION, SubEventType.MOB_VIOLENCE),
    EventType.STRATEGIC: (
        SubEventType.AGREEMENT,
        SubEventType.ARRESTS,
        SubEventType.CHANGE_TO_GROUP,
        SubEventType.DISRUPTED_WEAPONS_USE,
        SubEventType.BASE_ESTABLISHED,
        SubEventType.LOOTING,
        SubEventType.TRANSFER_OF_TERRITORY,
        SubEventType.OTHER,
    ),
}
TYPE_OF: dict[str, EventType] = {sub: event_type for event_type, subs in _SUB_TYPES.items() for sub in subs}
"""ACLED's sub-event types with their event types."""
