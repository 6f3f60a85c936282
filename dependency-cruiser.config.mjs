// The import rules of the house (docs/architecture.md), made from the manifests' table of who may open whose door.
import { modules } from './src/composition/registry.ts';

const names = modules.map((module) => module.name);
/** A module's doors: its shapes for everybody, its use cases, its Svelte parts. */
const doors = '^src/modules/[^/]+/([a-z-]+\\.ts$|server/index\\.ts$|ui/)';

const roomRules = modules.flatMap((module) => {
  const others = names.filter((name) => name !== module.name);
  const closed = others.filter((name) => !module.mayUse.includes(name));
  return [
    ...(closed.length > 0
      ? [
          {
            name: `${module.name}-may-not-open`,
            comment: `${module.name} may open the doors of: ${module.mayUse.join(', ') || 'nobody'}`,
            severity: 'error',
            from: { path: `^src/modules/${module.name}/`, pathNot: '\\.test\\.ts$' },
            to: { path: `^src/modules/(${closed.join('|')})/` },
          },
        ]
      : []),
    {
      name: `${module.name}-by-the-front-door`,
      comment: 'A module is entered by contract, inputs, server/index or ui only. Schemas may refer to schemas: foreign keys do.',
      severity: 'error',
      from: {
        path: `^src/modules/${module.name}/`,
        pathNot: ['\\.test\\.ts$', '/server/[a-z-]*schema\\.ts$', '/server/[a-z-]*store\\.ts$'],
      },
      to: { path: `^src/modules/(${others.join('|')})/`, pathNot: doors },
    },
    {
      name: `${module.name}-schema-to-schema`,
      comment: 'Tables and the queries that join them may know the tables of a module below, and nothing else of its inside.',
      severity: 'error',
      from: { path: `^src/modules/${module.name}/server/([a-z-]*schema|[a-z-]*store)\\.ts$` },
      to: { path: `^src/modules/(${others.join('|')})/`, pathNot: ['/server/[a-z-]*schema\\.ts$', doors] },
    },
  ];
});

export default {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      // A Svelte part that shows a tree contains itself.
      from: { pathNot: '\\.svelte$' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'kernel-knows-nobody',
      comment: 'The kernel is the bottom.',
      severity: 'error',
      from: { path: '^src/kernel/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/', pathNot: '^src/kernel/' },
    },
    {
      name: 'models-are-pure',
      comment: 'Rules know the kernel and their own shapes; nothing that reads or writes.',
      severity: 'error',
      from: { path: '^src/modules/[^/]+/server/model/', pathNot: '\\.(test|fixture)\\.ts$' },
      to: {
        path: '^src/|^node:(fs|net|http|child_process)',
        pathNot: [
          '^src/kernel/',
          '^src/modules/[^/]+/server/model/',
          '^src/modules/[^/]+/(contract[a-z-]*|draft|review|table|bulk)\\.ts$',
        ],
        // The shape of what goes into a use case is a type like any other.
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'modules-know-no-adapter',
      severity: 'error',
      from: { path: '^src/modules/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/(adapters|composition|routes|front|api|cli)/' },
    },
    {
      name: 'adapters-know-the-kernel-only',
      severity: 'error',
      from: { path: '^src/adapters/([^/]+)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/', pathNot: ['^src/kernel/', '^src/adapters/$1/'] },
    },
    {
      name: 'only-entries-compose',
      comment: 'composition builds; only entries, their tests and the command line reach it. Types may be named anywhere.',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: ['^src/composition/', '^src/(hooks\\.server|server|worker|app\\.d)\\.ts$', '^src/cli/', '\\.test\\.ts$'],
      },
      to: { path: '^src/composition/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'routes-use-the-app',
      comment: 'Routes reach use cases through locals.app, never by import.',
      severity: 'error',
      from: { path: '^src/(routes|lib)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/(modules/[^/]+/server|adapters|composition)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'browser-code-stays-light',
      comment: 'What may reach the browser takes no validation library and nothing of the server.',
      severity: 'error',
      from: {
        path: '^src/(lib/(ui|review|icons)|modules/[^/]+/ui|modules/[^/]+/contract[a-z-]*\\.ts)',
        pathNot: '\\.test\\.ts$',
      },
      to: { path: ['^node_modules/zod', '^src/lib/server/', '^node:'], dependencyTypesNot: ['type-only'] },
    },
    ...roomRules,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['src/lib/paraglide', '^build/', '\\.svelte-kit'] },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'svelte', 'default'] },
  },
};
