import {
  COUNCIL,
  projectDelisted,
  projectGateSet,
  projectListed,
  projectMetadataUpdated,
  projectRegistered,
  REGISTRAR,
  registryAdmitted,
} from "./support/events.ts";
import { story, timeOf, txHash } from "./support/story.ts";
import { projectReinstated, projectSuspended } from "./support/suspensions.ts";

const HOSTILE = `<script>alert("x")</script> 綠色造林 🌳 \u202Eevil\u202C مشروع "'\\ %s {{x}}`;

export const registered = story("a registered project is proposed, with every fact")
  .tx(registryAdmitted())
  .tx(projectRegistered())
  .expect(
    `{ projects { id number registry { code } registryProjectId name country projectType methodology proponent
       metadataCid evidenceCids status statusSince statusReason projectClass closedUntil registrar { id } registeredAt vintageCount
       supply { id issued circulatingTonnes } } }`,
    {
      projects: [
        {
          id: "1",
          number: 1,
          registry: { code: "VCS" },
          registryProjectId: "VCS-1340",
          name: "Bale Mountains Eco-region REDD+ project",
          country: "ET",
          projectType: "Forestry and land use",
          methodology: "VM0015",
          proponent: "Oromia Forest Enterprise",
          metadataCid: "bafyproject",
          evidenceCids: ["bafydesign", "bafyreport"],
          status: "Proposed",
          statusSince: String(timeOf(2)),
          statusReason: null,
          projectClass: "Unassigned",
          closedUntil: null,
          registrar: { id: REGISTRAR },
          registeredAt: String(timeOf(2)),
          vintageCount: 0,
          supply: { id: "project-1", issued: "0", circulatingTonnes: "0" },
        },
      ],
    },
  );

export const hostileText = story("hostile text is kept as it is")
  .tx(registryAdmitted(1, "VCS", HOSTILE))
  .tx(projectRegistered(1, { name: HOSTILE, methodology: "", proponent: "" }))
  .tx(projectListed())
  .tx(projectSuspended(HOSTILE))
  .expect(`{ projects { name methodology proponent statusReason registry { name } history { kind detail } } }`, {
    projects: [
      {
        name: HOSTILE,
        methodology: "",
        proponent: "",
        statusReason: HOSTILE,
        registry: { name: HOSTILE },
        history: [
          { kind: "ProjectRegistered", detail: null },
          { kind: "ProjectListed", detail: null },
          { kind: "ProjectSuspended", detail: HOSTILE },
        ],
      },
    ],
  });

export const listed = story("a listed project has a class and an open gate, whichever event comes first")
  .tx(registryAdmitted())
  .tx(projectRegistered(1), projectRegistered(2, { registryProjectId: "VCS-2" }))
  .tx(projectGateSet(0, 1), projectListed(1, 5), projectListed(2, 2), projectGateSet(0, 2))
  .expect(
    `{ projects { id status statusSince projectClass closedUntil } protocol(id: "carbontrace") { projectCount } }`,
    {
      projects: [
        { id: "1", status: "Listed", statusSince: String(timeOf(3)), projectClass: "Removal", closedUntil: "0" },
        { id: "2", status: "Listed", statusSince: String(timeOf(3)), projectClass: "Renewable", closedUntil: "0" },
      ],
      protocol: { projectCount: 2 },
    },
  );

export const suspendedForEver = story("a suspended project tells why and until when")
  .tx(registryAdmitted(), projectRegistered(), projectListed())
  .tx(projectSuspended("reversal reported"), projectGateSet(2n ** 40n - 1n))
  .expect(`{ projects { status statusReason closedUntil projectClass } }`, {
    projects: [
      { status: "Suspended", statusReason: "reversal reported", closedUntil: "1099511627775", projectClass: "Nature" },
    ],
  });

export const reinstated = story("a reinstated project is listed again and has no reason any more")
  .tx(registryAdmitted(), projectRegistered(), projectListed())
  .tx(projectSuspended("reversal reported"))
  .tx(projectReinstated())
  .expect(`{ projects { status statusSince statusReason projectClass } }`, {
    projects: [{ status: "Listed", statusSince: String(timeOf(3)), statusReason: null, projectClass: "Nature" }],
  })
  .expect(`{ auditEvents(where: { kind: ProjectReinstated }) { id actor { id } project { id } vintage { id } } }`, {
    auditEvents: [{ id: `${txHash(3)}-0`, actor: { id: COUNCIL }, project: { id: "1" }, vintage: null }],
  });

export const delisted = story("a delisted project stays, with its reason")
  .tx(registryAdmitted(), projectRegistered(), projectListed())
  .tx(projectDelisted("withdrawn from the registry"))
  .expect(`{ projects { status statusReason } auditEvents(where: { kind: ProjectDelisted }) { detail } }`, {
    projects: [{ status: "Delisted", statusReason: "withdrawn from the registry" }],
    auditEvents: [{ detail: "withdrawn from the registry" }],
  });

export const metadata = story("metadata is replaced, its history stays")
  .tx(registryAdmitted(), projectRegistered())
  .tx(projectMetadataUpdated("bafysecond"))
  .tx(projectMetadataUpdated("bafythird"))
  .expect(`{ projects { metadataCid } auditEvents(where: { kind: ProjectMetadataUpdated }) { detail timestamp } }`, {
    projects: [{ metadataCid: "bafythird" }],
    auditEvents: [
      { detail: "bafysecond", timestamp: String(timeOf(2)) },
      { detail: "bafythird", timestamp: String(timeOf(3)) },
    ],
  });
