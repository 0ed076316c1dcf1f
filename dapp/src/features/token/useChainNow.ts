import { useEffect, useState } from "react";
import { chainNow } from "../../data/index.ts";

/** The chain's time, anew every second {s}. Whoever asks is drawn anew as often, so ask in small components only. */
export function useChainNow(): bigint {
  const [now, setNow] = useState(chainNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(chainNow()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
