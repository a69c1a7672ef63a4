/// <reference types="vitest/config" />
import { resolve } from "node:path";
import preact from "@preact/preset-vite";
import { defineConfig } from "vite";

const SERVICE = process.env.ALLEGIANCE_URL ?? "http://127.0.0.1:8000"; // for `npm run dev` alone

export default defineConfig({
  base: "/page/",
  plugins: [preact()],
  resolve: { alias: [{ find: /^fflate$/, replacement: resolve(import.meta.dirname, "src/parts/zip.ts") }] },
  build: {
    target: "es2022",
    cssTarget: ["chrome111", "firefox114", "safari16.4"], // which do not nest rules

    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
  },
  server: { proxy: { "^/(?!page/)": SERVICE } },
  test: { environment: "jsdom", include: ["src/**/*.test.{ts,tsx}"] },
});
