/** A failure that a person can act on. Only its sentence is printed, never a stack trace. */
export class StackError extends Error {
  override readonly name = "StackError";
}

/** The message of anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
