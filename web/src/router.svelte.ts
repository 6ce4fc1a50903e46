/** Where the reader is: the path's parts and what stands behind the question mark. */
export interface Place {
  readonly path: readonly string[];
  readonly query: URLSearchParams;
}

function here(): Place {
  const path = location.pathname.split("/").filter((part) => part !== "");
  return { path: path.map(decodeURIComponent), query: new URLSearchParams(location.search) };
}

let current = $state.raw(here());

addEventListener("popstate", () => {
  current = here();
});

/** The place now; reading it in a component follows it. */
export function place(): Place {
  return current;
}

/** Go to an address of this page. `replace` leaves no step to go back to, for what changes while typing. */
export function go(to: string, replace = false): void {
  if (replace) history.replaceState(null, "", to);
  else history.pushState(null, "", to);
  const moved = to.split(/[?#]/u)[0] !== `/${current.path.map(encodeURIComponent).join("/")}`;
  current = here();
  if (moved) scrollTo(0, 0);
}

/** The same path with other values behind the question mark; empty ones are left out. */
export function asked(changes: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(current.query);
  for (const [name, value] of Object.entries(changes)) {
    if (value === "") query.delete(name);
    else query.set(name, value);
  }
  const text = query.toString();
  return location.pathname + (text === "" ? "" : `?${text}`);
}

/** An address of a screen. */
export function to(...parts: readonly string[]): string {
  return `/${parts.map(encodeURIComponent).join("/")}`;
}

/** Follow links inside the page without loading it anew; what a reader opens elsewhere is left to the browser. */
export function follow(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (!link || !plain || link.origin !== location.origin || link.target !== "" || link.hasAttribute("download")) return;
  if (link.pathname.startsWith("/api/") || (link.hash !== "" && link.pathname === location.pathname)) return;
  event.preventDefault();
  go(link.pathname + link.search);
}
