import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

// The page is served with a policy that runs nothing but its own files: no inline script or style, nothing from elsewhere.
export default defineConfig({
  plugins: [svelte()],
  build: { outDir: "../dist/web", emptyOutDir: true, assetsInlineLimit: 0, modulePreload: { polyfill: false }, target: "es2022" },
});
