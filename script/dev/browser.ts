import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { StackError } from "./errors.ts";
import { run } from "./run.ts";

/** What the browser tests need from the system: a Chromium, and fonts for Chinese pages. */
export async function ensureBrowser(onLine?: (line: string) => void): Promise<void> {
  const packages = [
    ...(existsSync(process.env.CHROMIUM_PATH ?? "/usr/bin/chromium") ? [] : ["chromium"]),
    ...(hasChineseFonts() ? [] : ["fonts-noto-cjk", "fontconfig"]),
  ];
  if (packages.length === 0) return;
  if (!existsSync("/usr/bin/apt-get") || process.getuid?.() !== 0) {
    throw new StackError(
      `The browser tests need ${packages.join(" and ")}. Install them; CHROMIUM_PATH names a Chromium elsewhere than /usr/bin/chromium.`,
    );
  }
  const apt = (...args: string[]) =>
    run({
      command: "apt-get",
      args: ["-qq", ...args],
      cwd: "/",
      env: { DEBIAN_FRONTEND: "noninteractive" },
      purpose: `installing ${packages.join(" and ")}`,
      ...(onLine ? { onLine } : {}),
    });
  await apt("update");
  await apt("install", "-y", "--no-install-recommends", ...packages);
}

function hasChineseFonts(): boolean {
  try {
    return execFileSync("fc-list", [":lang=zh"], { encoding: "utf8" }).trim() !== "";
  } catch {
    return false;
  }
}
