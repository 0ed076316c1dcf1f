/** Told what happens, one step at a time. */
export interface Progress {
  /** Runs a step and tells how long it took. What `work` answers with may carry a detail worth printing. */
  step<T>(title: string, work: (detail: (text: string) => void) => Promise<T>): Promise<T>;
  /** Something worth a line that is not a step. */
  note(text: string): void;
}

/** For tests: says nothing. */
export const silent: Progress = { step: (_title, work) => work(() => {}), note: () => {} };

/** One line per step on a terminal, redrawn while it runs; in a log, one line when it is done. */
export function terminalProgress(out: NodeJS.WriteStream = process.stdout): Progress {
  return {
    note: (text) => out.write(`      ${text}\n`),
    async step(title, work) {
      const began = performance.now();
      let detail = "";
      const line = (mark: string) => `  ${mark}  ${title}${detail ? ` · ${detail}` : ""}`;
      const draw = () => out.isTTY && out.write(`\r\x1b[2K${line("…").slice(0, (out.columns ?? 80) - 1)}`);
      draw();
      const close = (mark: string) => {
        if (out.isTTY) out.write("\r\x1b[2K");
        out.write(`${line(mark)}  ${seconds(performance.now() - began)}\n`);
      };
      try {
        const result = await work((text) => {
          detail = text;
          draw();
        });
        close("✓");
        return result;
      } catch (error) {
        close("✗");
        throw error;
      }
    },
  };
}

/** A time used, as people read it. */
export function seconds(milliseconds: number): string {
  const total = milliseconds / 1000;
  return total < 60 ? `${total.toFixed(1)} s` : `${Math.floor(total / 60)} min ${Math.round(total % 60)} s`;
}
