import { describe, expect, it } from "vitest";
import { foreignHost, readQuestion } from "../resolveQuestion.ts";

describe("what is asked", () => {
  it("can be a certificate's number or link", () => {
    for (const text of [
      "12",
      " 12 ",
      "No. 12",
      "#12",
      "１２",
      "https://a.test/certificates/12",
      "/certificates/12?x#y",
    ]) {
      expect(readQuestion(text)).toEqual({ kind: "certificate", id: "12" });
    }
  });

  it("can be a transaction", () => {
    const hash = `0x${"aB".repeat(32)}`;
    expect(readQuestion(hash)).toEqual({ kind: "transaction", hash: hash.toLowerCase() });
  });

  it("can be a serial number, or a range of them, as this page writes them", () => {
    for (const text of ["VER-19902-1139690318", " ver-19902-1139690318 ", "VER-19902-11396\u200b90318"]) {
      const number = { operator: "VER", batch: 19902, first: 1139690318n, last: 1139690318n };
      expect(readQuestion(text)).toEqual({ kind: "serial", serial: number });
    }
    const range = { operator: "GS1", batch: 30307, first: 1n, last: 19149n };
    for (const text of ["GS1-30307-1-19149", "GS1-30307-1 – 19149"]) {
      expect(readQuestion(text)).toEqual({ kind: "serial", serial: range });
    }
  });

  it("can be Verra's own serial number, in each of its forms, with what else it says", () => {
    const current = {
      operator: "VER",
      batch: 19385,
      first: 941467007n,
      last: 941468006n,
      stated: { registryCode: "VCS", project: "VCS-1340", year: 2020 },
    };
    for (const text of [
      "19385-941467007-941468006-VCS-VCU-1507-VER-ET-14-1340-01012020-31122020-1",
      " 19385-941467007-941468006-vcs-vcu-1507-ver-et-14-1340-01012020-31122020-1\n",
      "19385–941467007–941468006–VCS–VCU–1507–VER–ET–14–1340–01012020–31122020–1",
      "19385-941467007-941468006-VCS-VCU-1507-\n VER-ET-14-1340-01012020-31122020-1",
    ]) {
      expect(readQuestion(text), text).toEqual({ kind: "serial", serial: current });
    }
    expect(readQuestion("7059-367676034-367676083-VCU-005-APX-BR-14-1686-01072014-31122014-1")).toEqual({
      kind: "serial",
      serial: {
        operator: "APX",
        batch: 7059,
        first: 367676034n,
        last: 367676083n,
        stated: { registryCode: "VCS", project: "VCS-1686", year: 2014 },
      },
    });
  });

  it("can be Gold Standard's own serial number", () => {
    expect(readQuestion("GS1-1-UG-GS11236-16-2024-30307-1-19149")).toEqual({
      kind: "serial",
      serial: {
        operator: "GS1",
        batch: 30307,
        first: 1n,
        last: 19149n,
        stated: { registryCode: "GS", project: "GS-11236", year: 2024 },
      },
    });
  });

  it.each([
    ["VER-19902-x", "unknown-registry"],
    ["VER-019902-1", "serial-malformed"],
    ["VER-19902-0", "serial-malformed"],
    ["VER-19902-9-8", "range-reversed"],
    ["VER-4294967296-1", "number-too-large"],
    ["VER-1-18446744073709551616", "number-too-large"],
    ["VER-1-18446744073709551615", "number-too-large"],
    ["19385-941467007-941468006-VCS-VCU-1507-VER-ET", "serial-malformed"],
    ["19385-941468006-941467007-VCS-VCU-1507-VER-ET-14-1340-01012020-31122020-1", "range-reversed"],
    ["19385-1-2-VCS-VCU-1507-NEW-ET-14-1340-01012020-31122020-1", "operator-unknown"],
    ["19385-1-2-VCS-VCU-1507-VER-ET-14-1340-31022020-31122020-1", "date-invalid"],
    ["19385-1-2-VCS-VCU-1507-VER-ET-14-1340-31122020-01012020-1", "period-reversed"],
    ["19385-941 467 007-941468006-VCS-VCU-1507-VER-ET-14-1340-01012020-31122020-1", "serial-malformed"],
    ["GS1-1-UG-GS11236-16-2024-30307-1", "serial-malformed"],
    ["GS1-1-UG-GS11236-16-2024-30307-9-8", "range-reversed"],
    ["RW-5-1463953-2-2-0-7014 - RW-5-1467609-2-2-0-7014", "cer"],
    ["GS1-1-PER-UG-GS11236-16-2024-30307-1-2", "ex-ante"],
    ["ABC-10-200-300-XY", "unknown-registry"],
  ])("%s looks like a serial number, and is refused as %s", (text, code) => {
    expect(readQuestion(text)).toEqual({ kind: "unreadable", code });
  });

  it("can be a name that looks like a serial number, when that is said", () => {
    expect(readQuestion("VER-19902-x", true)).toEqual({ kind: "beneficiary", name: "VER-19902-x" });
    for (const name of ["Jean-Luc 3-4", "A-to-Z Ltd", "Stadtwerke 2024-25", "COVID-Relief 19-20-21"]) {
      expect(readQuestion(name), name).toEqual({ kind: "beneficiary", name });
    }
  });

  it("can be a beneficiary's name or address", () => {
    const address = `0x${"aB".repeat(20)}`;
    for (const name of [
      "Acme Ltd",
      "台積",
      address,
      "Vestas A/S",
      "Acme c/o Broker",
      "0xProject Ltd",
      "港（股）公司",
    ]) {
      expect(readQuestion(` ${name} `)).toEqual({ kind: "beneficiary", name });
    }
  });

  it("can be unclear", () => {
    for (const text of [
      "",
      "x",
      "-1",
      "1.5",
      "0x12",
      "12 13",
      "/certificates/1x",
      "https://acme.test/x",
      "0xabcd",
      "9".repeat(79),
    ]) {
      expect(readQuestion(text)).toEqual({ kind: "unclear" });
    }
  });
});

describe("a link's place", () => {
  const origin = "https://carbontrace.test";
  const host = (text: string) => foreignHost(text, origin);

  it("is this site for numbers, paths and its own links", () => {
    for (const text of [
      "12",
      "/certificates/12",
      "https://carbontrace.test/certificates/12?x",
      " HTTPS://CARBONTRACE.TEST/certificates/12",
      "carbontrace.test/certificates/12",
    ]) {
      expect(host(text)).toBeUndefined();
    }
  });

  it("is named when it is another one", () => {
    expect(host("http://evil.example/certificates/1")).toBe("evil.example");
    expect(host("evil.example/certificates/1")).toBe("evil.example");
    expect(host("//evil.example/certificates/1")).toBe("evil.example");
    expect(host("see https://carbontrace.test@evil.example:81/certificates/1")).toBe("evil.example:81");
    expect(host("https://evil.example/?u=/certificates/1")).toBe("evil.example");
    expect(host("http://carbontrace.test/certificates/1")).toBe("http://carbontrace.test");
  });
});
