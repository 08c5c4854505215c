// The sandbox's server, as this page asks it. Every answer is an object; a failed one has ok: false and an
// error for people.

const SILENT = { ok: false, error: "The sandbox does not answer. Is it still running?" };

async function ask(path, options) {
  try {
    return await (await fetch(`/sandbox/${path}`, options)).json();
  } catch {
    return SILENT;
  }
}

export const get = (path, query = {}) => ask(`${path}?${new URLSearchParams(query)}`);
export const remove = (path) => ask(path, { method: "DELETE" });
export const post = (path, body) =>
  ask(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });

/** Calls the handler of each event's type; `again` when the connection is there or back: what happened
 *  before it was would be missed. Returns how to stop. */
export function listen(me, handlers) {
  const source = new EventSource(`/sandbox/live?as=${encodeURIComponent(me)}`);
  source.onopen = () => handlers.again();
  source.onmessage = ({ data }) => {
    const event = JSON.parse(data);
    handlers[event.type]?.(event);
  };
  return () => source.close();
}
