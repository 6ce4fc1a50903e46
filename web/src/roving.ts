const STEPS: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowRight: (at, last) => Math.min(last, at + 1),
  ArrowDown: (at, last) => Math.min(last, at + 1),
  ArrowLeft: (at) => Math.max(0, at - 1),
  ArrowUp: (at) => Math.max(0, at - 1),
  Home: () => 0,
  End: (_, last) => last,
};

/**
 * Makes a group of buttons one stop for the Tab key: arrow keys, Home and End go on inside it, in the order of the page (the toolbar pattern of
 * WAI-ARIA). The first button has `tabindex` 0, the others -1.
 */
export function roving(group: Element): () => void {
  function move(event: Event): void {
    const step = event instanceof KeyboardEvent ? STEPS[event.key] : undefined;
    const all = [...group.querySelectorAll<SVGElement>("[role=button]")];
    const at = all.findIndex((one) => one === document.activeElement);
    if (!step || at < 0) return;
    event.preventDefault();
    const next = all[step(at, all.length - 1)];
    for (const one of all) one.tabIndex = one === next ? 0 : -1;
    next?.focus();
  }
  group.addEventListener("keydown", move);
  return () => group.removeEventListener("keydown", move);
}
