import { once } from "node:events";
import type { Writable } from "node:stream";
import { CommandError } from "../../chain/fail.ts";

/** How much is put together before it is written. */
const CHUNK = 64 * 1024;

/**
 * Lines to a stream without outrunning its reader: a pipe that is read slowly holds the writer back, not the memory. Throws a
 * sentence once the reader is gone.
 */
export class LineWriter {
  private readonly stream: Writable;
  private readonly lines: string[] = [];
  private length = 0;
  private closed = false;

  constructor(stream: Writable) {
    this.stream = stream;
    stream.once("error", () => {
      this.closed = true;
    });
  }

  /** A promise where the caller has to wait. */
  write(line: string): Promise<void> | undefined {
    this.lines.push(line, "\n");
    this.length += line.length + 1;
    return this.length < CHUNK ? undefined : this.flush();
  }

  end(): Promise<void> {
    return this.flush();
  }

  private async flush(): Promise<void> {
    const text = this.lines.join("");
    this.lines.length = 0;
    this.length = 0;
    try {
      if (text !== "" && !this.closed && !this.stream.write(text)) await once(this.stream, "drain");
    } catch {
      this.closed = true;
    }
    if (this.closed) throw new CommandError("the output was closed before all of it was written");
  }
}
