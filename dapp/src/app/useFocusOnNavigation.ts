import { useRouter } from "@tanstack/react-router";
import { useEffect } from "react";

/**
 * After a step to another page the focus goes to its content, as a full page load would put it to the top. Without this
 * a keyboard or screen reader stays on a link that is gone. Changes of filters are no steps.
 */
export function useFocusOnNavigation(id: string): void {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe("onResolved", ({ fromLocation, pathChanged }) => {
        if (fromLocation && pathChanged) document.getElementById(id)?.focus({ preventScroll: true });
      }),
    [router, id],
  );
}
