/** A failure that a person can act on: commands print its sentence and no stack. */
export class CommandError extends Error {
  override readonly name = "CommandError";
}
