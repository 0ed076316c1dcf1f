/** Brings an export of the fixtures' invented project on chain as its registrar and its verifier would, with all their commands. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { program, type StepContext } from "../../script/dev/steps.ts";
import { REPORT_COLUMNS } from "../../script/registry/verifier/reports.ts";

/** `folder` takes the list of reports and the statement of account; `tonnes` are those of the export. */
export async function issueAll(context: StepContext, folder: string, file: string, tonnes: number): Promise<void> {
  const reports = join(folder, "reports.csv");
  const account = join(folder, "account.txt");
  writeFileSync(account, `An invented statement of account over ${tonnes} t.\n`);
  writeFileSync(reports, `${REPORT_COLUMNS.join(",")}\nVCS-990001,2023-01-01,2023-12-31,account.txt,,\n`);
  await program(context, "registering", "script/registry/import.ts", file);
  await program(context, "verifying the period", "script/registry/verifyPeriods.ts", file, "--reports", reports);
  await program(context, "submitting", "script/registry/import.ts", file);
  const statement = [
    "--account",
    "account 4711",
    "--tonnes",
    `${tonnes}`,
    "--date",
    "2026-05-31",
    "--document",
    account,
  ];
  await program(context, "stating custody", "script/registry/stateCustody.ts", "--registry", "VCS", ...statement);
  await program(context, "confirming", "script/registry/confirm.ts", file);
}
