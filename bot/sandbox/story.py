"""The demo: people do, through the same doors as everybody, what is written in story.yaml."""

from bot.sandbox.world import World


async def tell(world: World) -> None:
    """Play the story."""
