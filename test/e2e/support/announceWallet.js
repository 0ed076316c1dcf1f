// Runs in the page before its own scripts: announces a wallet (EIP-6963) whose every answer comes from the test.
(() => {
  const listeners = new Map();
  const emit = (event, value) => {
    for (const listener of listeners.get(event) ?? []) listener(value);
  };
  const request = async ({ method, params }) => {
    const answer = await window.__walletRequest({ method, ...(params && { params }) });
    if (answer.error) throw Object.assign(new Error(answer.error.message), answer.error);
    if (method === "wallet_switchEthereumChain") emit("chainChanged", params[0].chainId);
    return answer.result;
  };
  const provider = {
    request,
    on: (event, listener) => {
      listeners.set(event, (listeners.get(event) ?? new Set()).add(listener));
    },
    removeListener: (event, listener) => listeners.get(event)?.delete(listener),
  };
  const info = Object.freeze({
    uuid: "0b1d3f5e-9a4e-4a57-8b63-5c1f6c1f7a10",
    name: "Test Wallet",
    icon: "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'><circle cx='4' cy='4' r='4' fill='green'/></svg>",
    rdns: "test.wallet",
  });
  const detail = Object.freeze({ info, provider });
  const show = () => window.dispatchEvent(new CustomEvent("eip6963:announceProvider", { detail }));
  window.addEventListener("eip6963:requestProvider", show);
  show();
})();
