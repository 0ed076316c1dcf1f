import type { Plugin } from "vite";
import { DEFAULT_ENDPOINTS } from "../../src/chain/endpoints.ts";

/** The endpoints that the page may talk to, read from the same variables as the page itself. */
export function allowedOrigins(env: Record<string, string | undefined>): string[] {
  const urls = Object.entries(DEFAULT_ENDPOINTS).map(([name, otherwise]) => new URL(env[name] ?? otherwise));
  return [...new Set(urls.map(({ origin }) => origin))];
}

/**
 * The policy of a production page. Styles may be inline because dialogs lock scrolling with a style element; scripts may
 * not. Wallets announce their icons as data URIs, certificates are SVG from the chain drawn as images.
 */
export function policy(env: Record<string, string | undefined>): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src ${["'self'", ...allowedOrigins(env)].join(" ")}`,
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
  ].join("; ");
}

/** Puts the policy first into the head of the built page. The development server needs inline scripts and has none. */
export function contentSecurityPolicy(env: Record<string, string | undefined>): Plugin {
  return {
    name: "carbontrace:content-security-policy",
    apply: "build",
    transformIndexHtml: () => [
      {
        tag: "meta",
        attrs: { "http-equiv": "Content-Security-Policy", content: policy(env) },
        injectTo: "head-prepend",
      },
    ],
  };
}
