import { defineConfig } from "vitest/config";

// The host by its address: a machine without /etc/hosts does not know "localhost".
export default defineConfig({ server: { host: "127.0.0.1" }, test: { include: ["unit/**/*.test.ts"], setupFiles: ["unit/setup.ts"] } });
