import { expect, it } from "vitest";
import { registryPage } from "./registryPage.ts";

it("is built from a plain id only", () => {
  expect(registryPage("VCS", "VCS-1340")).toBe("https://registry.verra.org/app/projectDetail/VCS/1340");
  for (const wrong of ["1340", "VCS-", "VCS-12/../x", "GS11236"]) expect(registryPage("VCS", wrong)).toBeNull();
  expect(registryPage("GS", "VCS-1340")).toBeNull();
});
