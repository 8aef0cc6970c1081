import { defineConfig } from "vitest/config";

export default defineConfig({
  // Relative, so that the pages may live below a prefix.
  base: "./",
  publicDir: false,
  build: {
    outDir: "../src/rashomon/web/static/built",
    emptyOutDir: true,
    manifest: true,
    target: "es2022",
    // Browsers since the middle of 2023, the first of which all know color-mix().
    cssTarget: ["chrome111", "firefox113", "safari16.4"],
    // The content policy refuses data: fonts and scripts, and everything else is better cached as a file.
    assetsInlineLimit: 0,
    // The map and the network are each one library that nobody loads before it is wanted.
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      input: ["src/base.ts", "src/theme.ts"],
      // htmx evaluates nothing: hypermedia.ts turns it off, and the content policy would refuse it.
      checks: { eval: false },
      output: {
        // Some servers don't know what kind of file .mjs is, and a browser takes no worker of unknown kind.
        assetFileNames: ({ names }) =>
          names[0]?.endsWith(".mjs") ? "assets/[name]-[hash].js" : "assets/[name]-[hash][extname]",
      },
    },
  },
  test: { environment: "happy-dom", include: ["tests/**/*.test.ts"] },
});
