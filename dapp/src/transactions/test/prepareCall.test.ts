import { type Abi, decodeFunctionData } from "viem";
import { describe, expect, it } from "vitest";
import { contracts } from "../../chain/contracts.ts";
import { provenance } from "../../chain/provenance.ts";
import { type Preparable, type PreparableRequest, prepareCall } from "../prepareCall.ts";

const CID = "bafkreif76gcxckcwd2vjwpeuejljdxgdwfa7ada4au6minqyz6vjtjnd6y";
const { projectRegistry } = contracts;
const { allotments } = provenance;

const acts: { [Name in Preparable]: [PreparableRequest[Name], { address: string; abi: Abi }, string, unknown[]] } = {
  listProject: [{ project: 7, projectClass: 2 }, projectRegistry, "listProject", [7, 2]],
  suspendProject: [
    { project: 7, reason: "Under review", cid: CID },
    projectRegistry,
    "suspendProject",
    [7, "Under review", CID],
  ],
  reinstateProject: [{ project: 7 }, projectRegistry, "reinstateProject", [7]],
  recallAllotment: [{ vintage: 28_673 }, allotments, "recall", [28_673]],
};

describe("a call of the council's for a Safe", () => {
  it.each(Object.entries(acts))(
    "%s decodes to what was asked, to the contract, without an amount",
    async (name, act) => {
      const [request, { address, abi }, functionName, args] = act;
      const { to, value, data } = await prepareCall(name as Preparable, request as never);
      expect(to).toBe(address);
      expect(value).toBe(0n);
      expect(decodeFunctionData({ abi, data })).toEqual({ functionName, args });
    },
  );

  it("is not made of what the contract would refuse", async () => {
    await expect(prepareCall("listProject", { project: 7, projectClass: 0 })).rejects.toThrow();
    await expect(prepareCall("suspendProject", { project: 7, reason: "", cid: "" })).rejects.toThrow();
    await expect(prepareCall("recallAllotment", { vintage: 0 })).rejects.toThrow();
  });
});
