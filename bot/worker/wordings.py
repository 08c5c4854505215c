"""What each kind of delivery says: the wordings of every feature."""

from bot.worker import answers, evidence, framework_news, nudges, summaries
from bot.worker.dispatch import Wordings

WORDINGS: Wordings = {
    **nudges.WORDINGS,
    **summaries.WORDINGS,
    **evidence.WORDINGS,
    **framework_news.WORDINGS,
    **answers.WORDINGS,
}
