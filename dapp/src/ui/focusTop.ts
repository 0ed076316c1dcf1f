/** Brings a heading into view and focuses it, so that whoever turned a page begins at its top, with a keyboard or a screen reader, too. */
export function focusTop(heading: HTMLElement | null): void {
  heading?.scrollIntoView({ block: "start" });
  heading?.focus({ preventScroll: true });
}
