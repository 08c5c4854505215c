// Who looks at this window, and what ids mean to them: names, their zone, the sandbox's time.

/** `clock` is {now()}: the sandbox's moment as a Date. */
export function createReader(workspace, me, clock) {
  const { app, people, channels } = workspace;
  const authors = new Map(people.map((person) => [person.id, asAuthor(person)]));
  const bot = { name: app.name, isApp: true };
  const author = (id) => authors.get(id) ?? bot;
  const botName = (id) => (id === app.bot_user_id ? app.name : id);
  const mine = channels.filter((channel) => channel.members.includes(me));
  return {
    me,
    people,
    channels: mine.filter((channel) => !channel.is_im),
    direct: mine.find((channel) => channel.is_im),
    tz: people.find(({ id }) => id === me).tz,
    now: clock.now,
    author,
    personName: (id) => authors.get(id)?.name ?? botName(id),
    channelName: (id) => channels.find((channel) => channel.id === id)?.name ?? id,
  };
}

function asAuthor({ real_name: name, color }) {
  return { name, color: color && `#${color.replace("#", "")}` };
}
