import { labelAdmitted, operatorAdmitted, operatorDismissed, registryAdmitted } from "./support/events.ts";
import { blockHash, story, timeOf, txHash } from "./support/story.ts";

export const admissions = story("registries, operators and labels are admitted")
  .tx(registryAdmitted(1, "VCS", "Verra"), registryAdmitted(2, "GS", "Gold Standard", { operators: 1, scope: 2 }))
  .tx(operatorAdmitted(1, "VER", 1), operatorAdmitted(2, "GS1", 2), labelAdmitted(0, "CCB-No Distinction"))
  .expect(`{ registries { id number code name operatorRule numberScope admittedAt operators { id code admitted } } }`, {
    registries: [
      {
        id: "1",
        number: 1,
        code: "VCS",
        name: "Verra",
        operatorRule: "Named",
        numberScope: "Batch",
        admittedAt: String(timeOf(1)),
        operators: [{ id: "1", code: "VER", admitted: true }],
      },
      {
        id: "2",
        number: 2,
        code: "GS",
        name: "Gold Standard",
        operatorRule: "Single",
        numberScope: "Registry",
        admittedAt: String(timeOf(1)),
        operators: [{ id: "2", code: "GS1", admitted: true }],
      },
    ],
  })
  .expect(`{ labels { id bit name } protocol(id: "carbontrace") { registryCount operatorCount labelCount } }`, {
    labels: [{ id: "0", bit: 0, name: "CCB-No Distinction" }],
    protocol: { registryCount: 2, operatorCount: 2, labelCount: 1 },
  })
  .expect(`{ auditEvents { id kind detail sortKey blockHash logIndex project { id } } }`, {
    auditEvents: [
      ...["VCS", "GS"].map((detail, logIndex) => ({
        id: `${txHash(1)}-${logIndex}`,
        kind: "RegistryAdmitted",
        detail,
        sortKey: String(2n ** 32n + BigInt(logIndex)),
        blockHash: blockHash(1),
        logIndex,
        project: null,
      })),
      ...["VER", "GS1", "CCB-No Distinction"].map((detail, logIndex) => ({
        id: `${txHash(2)}-${logIndex}`,
        kind: logIndex < 2 ? "OperatorAdmitted" : "LabelAdmitted",
        detail,
        sortKey: String(2n ** 33n + BigInt(logIndex)),
        blockHash: blockHash(2),
        logIndex,
        project: null,
      })),
    ],
  });

export const readmission = story("a dismissed operator comes back under its number")
  .tx(registryAdmitted(), operatorAdmitted())
  .tx(operatorDismissed())
  .tx(operatorAdmitted())
  .expect(`{ operators { id admitted dismissedAt admittedAt } protocol(id: "carbontrace") { operatorCount } }`, {
    operators: [{ id: "1", admitted: true, dismissedAt: null, admittedAt: String(timeOf(1)) }],
    protocol: { operatorCount: 1 },
  })
  .expect(`{ auditEvents(where: { kind: OperatorDismissed }) { detail } }`, { auditEvents: [{ detail: "VER" }] });

export const dismissal = story("a dismissed operator is marked")
  .tx(registryAdmitted(), operatorAdmitted())
  .tx(operatorDismissed())
  .expect(`{ operators { admitted dismissedAt } }`, {
    operators: [{ admitted: false, dismissedAt: String(timeOf(2)) }],
  });
