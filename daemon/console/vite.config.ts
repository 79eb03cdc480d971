import { defineConfig } from "vite";

// `npm run dev` serves the console with live reload and passes the WebSocket on to a running panad.
const daemon = process.env["PANA_URL"] ?? "https://localhost:8443";
const pass = { target: daemon, secure: false, changeOrigin: true };

export default defineConfig({
  esbuild: { jsx: "automatic", jsxImportSource: "preact" },
  build: {
    target: "es2022",
    modulePreload: { polyfill: false },
    // Nothing inline: the Content-Security-Policy forbids it.
    assetsInlineLimit: 0,
    reportCompressedSize: true,
  },
  server: {
    proxy: {
      "/ws": { ...pass, ws: true, rewriteWsOrigin: true },
      "/readyz": pass,
    },
  },
});
