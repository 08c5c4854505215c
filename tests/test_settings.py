"""People set up: the settings form."""

from bot.sandbox.people.client import Person
from bot.sandbox.people.sights import find_element
from tests.kit.steps import SETTINGS, eventually, read, set_up


async def test_a_first_time_user_is_led_to_the_settings(engineer: Person) -> None:
    await engineer.types("/evidence")
    welcome = await engineer.last_message()
    assert "Welcome." in welcome["text"]
    await engineer.presses(welcome, "Set up")
    assert (await engineer.form())["title"]["text"] == "Settings"


async def test_nothing_is_chosen_beforehand_of_who_sees_entries(engineer: Person) -> None:
    await engineer.types("/evidence settings")
    _, choice = find_element(await engineer.form(), "Who sees my entries, unless I say otherwise")
    assert "initial_option" not in choice
    errors = await engineer.fills(await engineer.form(), {"Framework": "Platform", "My level": "Level 1"})
    assert errors


async def test_the_levels_of_the_chosen_framework_appear(engineer: Person) -> None:
    await engineer.types("/evidence settings")
    form = await engineer.form()
    for framework, levels in (
        ("Platform", ["Level 1", "Level 2", "Level 3"]),
        ("Data", ["EO", "HEO", "SEO", "Grade 7"]),
    ):
        options = await engineer.searches(form, "Framework", framework)
        await engineer.presses(form, "Framework", options[0]["value"])
        form = await engineer.form()
        _, select = find_element(form, "My level")
        assert [option["text"]["text"] for option in select["options"]] == levels


async def test_the_form_says_next_time_what_was_saved(engineer: Person, manager: Person) -> None:
    await set_up(engineer, **{"Ask me once a week on": "Tuesday", "At": "09:15"})
    await engineer.types("/evidence settings")
    form = await engineer.form()
    chosen = [
        find_element(form, label)[1]["initial_option"]["text"]["text"]
        for label in ("Framework", "My level", "The level I aim for", "Ask me once a week on")
    ]
    assert chosen == ["Platform Engineer", "Level 1", "Level 2", "Tuesday"]
    assert find_element(form, "My manager")[1]["initial_user"] == manager.id
    assert find_element(form, "At")[1]["initial_time"] == "09:15"


async def test_one_is_told_what_the_settings_mean(engineer: Person) -> None:
    await set_up(engineer, **{"Ask me once a week on": "Never"})
    said = read(await engineer.last_message())
    assert "No weekly question is sent to you." in said
    assert "for you and your manager" in said


async def test_nobody_is_their_own_manager(engineer: Person) -> None:
    await set_up(engineer)
    await engineer.types("/evidence settings")
    errors = await engineer.fills(await engineer.form(), {"My manager": "amara"})
    assert list(errors.values()) == ["You can't be your own manager. Choose somebody else, or nobody."]


async def test_one_may_stay_or_aim_for_nothing(engineer: Person) -> None:
    for aim in ("Stay at my level", "No particular level"):
        await set_up(engineer, **{"The level I aim for": aim})
        await engineer.types("/evidence settings")
        form = await engineer.form()
        assert find_element(form, "The level I aim for")[1]["initial_option"]["text"]["text"] == aim
        await engineer.closes(form)


async def test_home_leads_to_the_settings_and_then_says_where_one_stands(engineer: Person, manager: Person) -> None:
    await engineer.opens_home()
    assert "Welcome" in read(await eventually(engineer.home))
    await engineer.presses(await eventually(engineer.home), "Set up")
    assert await engineer.fills(await engineer.form(), SETTINGS) == {}

    async def standing() -> str:
        said = read(await engineer.home() or {})
        return said if "Platform Engineer, Level 1" in said else ""

    assert f"<@{manager.id}>" in await eventually(standing)
