// Who looks at this window, and what ids mean to them: names, their zone, the sandbox's time.

/** `clock` is {now()}: the sandbox's moment as a Date. */
export function createReader(workspace, me, clock) {
  const { app, people, channels } = workspace;
  const authors = new Map(people.map(({ id, real_name, color }) => [id, { name: real_name, color: color && `#${color.replace("#", "")}` }]));
  const bot = { name: app.name, isApp: true };
  const author = (id) => authors.get(id) ?? bot;
  return {
    me,
    people,
    channels: channels.filter((channel) => !channel.is_im && channel.members.includes(me)),
    direct: channels.find((channel) => channel.is_im && channel.members.includes(me)),
    tz: people.find(({ id }) => id === me).tz,
    now: clock.now,
    author,
    personName: (id) => authors.get(id)?.name ?? (id === app.bot_user_id ? app.name : id),
    channelName: (id) => channels.find((channel) => channel.id === id)?.name ?? id,
  };
}
