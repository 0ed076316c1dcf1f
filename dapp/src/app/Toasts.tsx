import { useLingui } from "@lingui/react/macro";
import { Toaster } from "sonner";

/** Where short messages appear: above the navigation on phones, at the bottom right elsewhere. */
export default function Toasts() {
  const { t } = useLingui();
  return (
    <Toaster
      position="bottom-right"
      theme="system"
      containerAriaLabel={t`Messages`}
      mobileOffset={{ bottom: "4.5rem" }}
      toastOptions={{
        classNames: {
          toast: "border! border-line! bg-surface! text-ink! font-sans!",
          description: "text-ink-soft!",
        },
      }}
    />
  );
}
