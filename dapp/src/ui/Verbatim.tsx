/**
 * A text that strangers wrote, as they wrote it. It takes the text as a property, so that it can stand inside a translation: there the
 * text itself would be searched for tags.
 */
export function Verbatim({ text }: { text: string }) {
  return <bdi>{text}</bdi>;
}
