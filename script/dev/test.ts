// `npm test`: everything that must hold, in stages of at most two steps at once. `npm test -- --only <step>` runs one.
import { parseArgs } from "node:util";
import { messageOf, StackError } from "./errors.ts";
import { ROOT } from "./paths.ts";
import { seconds } from "./progress.ts";
import { run } from "./run.ts";
import { type Count, failuresIn, stagesOf, type TestStep, testSteps } from "./test-steps.ts";

interface Outcome extends Count {
  step: TestStep;
  output: string;
  milliseconds: number;
}

const interrupted = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => interrupted.abort(new StackError("Stopped.")));
}
process.exit(await main());

async function main(): Promise<number> {
  let steps: TestStep[];
  try {
    steps = chosenSteps(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${messageOf(error)}\n`);
    return 1;
  }
  const outcomes: Outcome[] = [];
  for (const lanes of stagesOf(steps)) {
    // Beside another step each line says whose it is.
    const beside = lanes.length > 1;
    await Promise.all(lanes.map((lane) => runLane(lane, beside, steps, outcomes)));
  }
  return report(outcomes.sort((a, b) => steps.indexOf(a.step) - steps.indexOf(b.step)));
}

async function runLane(lane: TestStep[], beside: boolean, steps: TestStep[], outcomes: Outcome[]): Promise<void> {
  for (const step of lane) {
    if (interrupted.signal.aborted) return;
    process.stdout.write(`\n── ${steps.indexOf(step) + 1}/${steps.length} ${step.name}: ${step.what} ──\n`);
    outcomes.push(await runStep(step, beside ? `${step.name} │ ` : ""));
  }
}

function chosenSteps(args: string[]): TestStep[] {
  const { values } = parseArgs({
    args,
    options: { only: { type: "string", multiple: true }, deep: { type: "boolean", default: false } },
  });
  const all = testSteps(values.deep);
  const unknown = values.only?.find((name) => !all.some((step) => step.name === name));
  if (unknown !== undefined) {
    throw new StackError(`There is no step "${unknown}". Steps: ${all.map((step) => step.name).join(", ")}.`);
  }
  return values.only ? all.filter((step) => values.only?.includes(step.name)) : all;
}

async function runStep(step: TestStep, prefix: string): Promise<Outcome> {
  const began = performance.now();
  let output = "";
  const onLine = (line: string) => {
    output += `${line}\n`;
    process.stdout.write(`${prefix}${line}\n`);
  };
  let failure: string | undefined;
  try {
    await step.prepare?.(onLine);
    const env = { ...step.env, NO_COLOR: "1", FORCE_COLOR: undefined };
    await run({ ...step, cwd: ROOT, env, purpose: step.what, signal: interrupted.signal, onLine });
  } catch (error) {
    // What the program said is printed already.
    failure = messageOf(error).split("\n")[0];
    onLine(failure ?? "");
  }
  const count = countOf(step, output, failure !== undefined);
  return { step, output, ...count, milliseconds: performance.now() - began };
}

/** A step that failed without a failed test, or passed without any test, is a failure of its own. */
function countOf(step: TestStep, output: string, failed: boolean): Count {
  const count = step.count?.(output) ?? { passed: failed ? 0 : 1, failed: 0 };
  if ((failed && count.failed === 0) || count.passed + count.failed === 0)
    return { ...count, failed: count.failed + 1 };
  return count;
}

function report(outcomes: Outcome[]): number {
  const width = Math.max(...outcomes.map(({ step }) => step.name.length));
  // Who stops it knows why.
  const failures = interrupted.signal.aborted ? [] : outcomes.filter(({ failed }) => failed > 0);
  for (const { step, output } of failures) {
    process.stdout.write(`\n── What failed in ${step.name} ──\n${failuresIn(output).join("\n")}\n`);
  }
  process.stdout.write("\n");
  for (const { step, passed, failed, milliseconds } of outcomes) {
    const mark = failed > 0 ? "✗" : "✓";
    const counts = `${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed`;
    process.stdout.write(`  ${mark}  ${step.name.padEnd(width)}${counts}  ${seconds(milliseconds).padStart(12)}\n`);
  }
  const sum = (key: keyof Count) => outcomes.reduce((total, outcome) => total + outcome[key], 0);
  process.stdout.write(`\n${sum("passed")} passed, ${sum("failed")} failed\n`);
  return sum("failed") > 0 || interrupted.signal.aborted ? 1 : 0;
}
