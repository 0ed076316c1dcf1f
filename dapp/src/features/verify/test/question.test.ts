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

  it("can be a serial number", () => {
    for (const text of ["VER-19902-1139690318", " ver-19902-1139690318 "]) {
      const read = readQuestion(text);
      expect(read).toMatchObject({ kind: "serial", serial: { batch: 19902, serial: 1139690318n } });
    }
    expect(readQuestion("VER-19902-x")).toMatchObject({ kind: "beneficiary" });
  });

  it("can be a beneficiary's name or address", () => {
    const address = `0x${"aB".repeat(20)}`;
    for (const name of ["Acme Ltd", "台積", address]) {
      expect(readQuestion(name)).toEqual({ kind: "beneficiary", name });
    }
  });

  it("can be unclear", () => {
    for (const text of ["", "x", "-1", "1.5", "0x12", "12 13", "/certificates/1x", "9".repeat(79)]) {
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
