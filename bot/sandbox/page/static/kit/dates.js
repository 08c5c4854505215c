// Dates and times, in the zone of the person whose window this is, and in one form: Fri 20 Nov 2026, 14:05.

const DAY = 86_400_000; // milliseconds
const LONG = { weekday: "long", day: "numeric", month: "long", year: "numeric" };
const SHORT = { weekday: "short", day: "numeric", month: "short", year: "numeric" };

function parts(moment, tz, options) {
  const format = new Intl.DateTimeFormat("en-US", { timeZone: tz, hourCycle: "h23", ...options });
  return Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, value]));
}

export function timeOf(moment, tz) {
  const { hour, minute } = parts(moment, tz, { hour: "2-digit", minute: "2-digit" });
  return `${hour}:${minute}`;
}

export function isoDate(moment, tz) {
  const { year, month, day } = parts(moment, tz, { year: "numeric", month: "2-digit", day: "2-digit" });
  return `${year}-${month}-${day}`;
}

export const localInput = (moment, tz) => `${isoDate(moment, tz)}T${timeOf(moment, tz)}`;

/** The moment at which clocks in the zone show this "YYYY-MM-DDTHH:MM"; the earlier where there are two. */
export function momentOf(local, tz) {
  const asIfUtc = Date.parse(`${local}Z`);
  const candidates = [-DAY, DAY].map((shift) => {
    const offset = Date.parse(`${localInput(asIfUtc + shift, tz)}Z`) - (asIfUtc + shift);
    return asIfUtc - offset;
  });
  const exact = candidates.filter((moment) => localInput(moment, tz) === local);
  return new Date(Math.min(...(exact.length ? exact : candidates)));
}

function relative(moment, tz, now) {
  const days = (Date.parse(isoDate(moment, tz)) - Date.parse(isoDate(now, tz))) / DAY;
  return { "-1": "yesterday", 0: "today", 1: "tomorrow" }[days];
}

/** A day with its weekday: Fri 20 Nov 2026. */
export function dateOf(moment, tz) {
  const { weekday, day, month, year } = parts(moment, tz, SHORT);
  return `${weekday} ${day} ${month} ${year}`;
}

/** The same, or in a word where it is near `now`. */
export function dayOf(moment, tz, now) {
  const near = relative(moment, tz, now);
  return near ? near[0].toUpperCase() + near.slice(1) : dateOf(moment, tz);
}

/** Slack's date tokens ({date_short}, {time}, …) filled in, the day before the month as elsewhere here. */
export function formatDate(pattern, unix, tz, now) {
  const moment = new Date(unix * 1000);
  const long = parts(moment, tz, { ...LONG, second: "2-digit" });
  const month = parts(moment, tz, { month: "short" }).month;
  const known = {
    date_num: isoDate(moment, tz),
    date_slash: isoDate(moment, tz).replaceAll("-", "/"),
    date: `${long.day} ${long.month} ${long.year}`,
    date_short: `${long.day} ${month} ${long.year}`,
    date_long: `${long.weekday} ${long.day} ${long.month} ${long.year}`,
    time: timeOf(moment, tz),
    time_secs: `${timeOf(moment, tz)}:${long.second.padStart(2, "0")}`,
    ago: ago(now - moment),
  };
  for (const name of ["date", "date_short", "date_long"]) {
    known[`${name}_pretty`] = relative(moment, tz, now) ?? known[name];
  }
  return pattern.replace(/\{(\w+)\}/g, (whole, token) => known[token] ?? whole);
}

function ago(milliseconds) {
  const minutes = Math.round(milliseconds / 60_000);
  const [number, unit] = inItsUnit(minutes);
  return new Intl.RelativeTimeFormat("en", { numeric: "auto" }).format(-Math.round(number), unit);
}

function inItsUnit(minutes) {
  if (Math.abs(minutes) < 60) return [minutes, "minute"];
  if (Math.abs(minutes) < 1440) return [minutes / 60, "hour"];
  return [minutes / 1440, "day"];
}
