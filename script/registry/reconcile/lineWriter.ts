import { once } from "node:events";
import type { Writable } from "node:stream";

/** How much is put together before it is written. */
const CHUNK = 64 * 1024;

/** Lines to a stream without outrunning its reader: a pipe that is read slowly holds the writer back, not the memory. */
export class LineWriter {
  private readonly stream: Writable;
  private readonly lines: string[] = [];
  private length = 0;

  constructor(stream: Writable) {
    this.stream = stream;
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
    if (text !== "" && !this.stream.write(text)) await once(this.stream, "drain");
  }
}
