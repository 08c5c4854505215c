"""Who works in the pretend workspaces, and where they talk."""

from bot.sandbox.state.workspace import Channel, Person, Workspace

HARBOUR = (
    Person("U0AMARA01", "amara", "Amara Okafor", "DevOps engineer", "Europe/London", "2b6cb0"),
    Person("U0DIEGO01", "diego", "Diego Ramírez", "Cloud engineer", "America/New_York", "b7791f"),
    Person("U0PRIYA01", "priya", "Priya Raghavan", "Engineering manager", "Asia/Kolkata", "805ad5"),
    Person("W0SIGNE01", "signe", "Signe Holm", "Product designer", "Europe/Copenhagen", "2f855a"),
)
LIGHTHOUSE = (
    Person("U0NOOR002", "noor", "Noor Haddad", "Site reliability engineer", "Asia/Dubai", "c05621"),
    Person("U0TOMAS02", "tomasz", "Tomasz Zieliński", "Head of platform", "Europe/Warsaw", "285e61"),
)


def harbour() -> Workspace:
    """Makes the first workspace: two engineers, the manager of both, and a colleague."""
    return _workspace("T0HARBOUR", "Harbour", HARBOUR, "1", ("general", "platform"))


def lighthouse() -> Workspace:
    """Makes a second workspace, in which the app is not installed at first."""
    return _workspace("T0LIGHTHS", "Lighthouse", LIGHTHOUSE, "2", ("general",))


def _workspace(id_: str, name: str, people: tuple[Person, ...], number: str, channels: tuple[str, ...]) -> Workspace:
    everybody = [person.id for person in people]
    rooms = [Channel(f"C0{room.upper()[:6]}{number}", room, list(everybody)) for room in channels]
    return Workspace(
        id_,
        name,
        name.lower(),
        {person.id: person for person in people},
        {room.id: room for room in rooms},
        bot_user_id=f"U0THEBOT{number}",
        bot_id=f"B0THEBOT{number}",
    )
