import { useLocation } from "@tanstack/react-router";
import { useState } from "react";
import { unpack } from "./link.ts";

/** The text that a link carries, until something else is written in its place. A new link begins anew. */
export function useHandedOver(): [text: string, write: (text: string) => void] {
  const fragment = useLocation({ select: ({ hash }) => hash });
  const [written, setWritten] = useState<{ fragment: string; text: string }>();
  const text = written?.fragment === fragment ? written.text : fragment === "" ? "" : unpack(fragment);
  return [text, (typed) => setWritten({ fragment, text: typed })];
}
