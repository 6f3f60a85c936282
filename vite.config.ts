import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [
    sveltekit({
      adapter: adapter({ envPrefix: 'KREISLOTSE_HTTP_', precompress: true }),
      // Hashes and not nonces: the front server repeats finished pages, and a repeated nonce protects nobody.
      csp: {
        mode: 'hash',
        directives: {
          'default-src': ['none'],
          'script-src': ['self'],
          'style-src': ['self'],
          'img-src': ['self', 'data:'],
          'font-src': ['self'],
          'connect-src': ['self'],
          'manifest-src': ['self'],
          'worker-src': ['self'],
          'frame-src': ['self'],
          'form-action': ['self'],
          'frame-ancestors': ['none'],
          'base-uri': ['none'],
        },
      },
      output: { bundleStrategy: 'split' },
      version: { pollInterval: 0 },
    }),
  ],
  build: {
    target: 'es2020',
    // Scripts stay old, sheets may be new: lowering them would turn logical properties into physical ones.
    cssTarget: ['chrome123', 'safari17.5', 'firefox120'],
    // How long a build takes says more of the machine than of the project; warnings fail the build.
    rolldownOptions: { checks: { bundlerTimings: false } },
  },
});
