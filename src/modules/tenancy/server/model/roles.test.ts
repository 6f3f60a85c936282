import { describe, expect, it } from 'vitest';
import { invitableRoles } from '../../contract.ts';
import { boundRole, roleFaults } from './roles.ts';

const both = { unitId: 'u', municipalityId: 'm', languages: ['uk', 'ar', 'uk'] };
const none = { unitId: null, municipalityId: null, languages: [] };

describe('roles', () => {
  it('ask for what they are bound to', () => {
    const faults = Object.fromEntries(
      invitableRoles.map((role) => [role, roleFaults({ role, ...none }).map((fault) => fault.path)]),
    );
    expect(faults).toEqual({
      coordinator: [],
      'unit-editor': ['unitId'],
      'municipality-editor': ['municipalityId'],
      'committee-reader': [],
      auditor: [],
      translator: ['languages'],
      cashier: [],
    });
    for (const role of invitableRoles) expect(roleFaults({ role, ...both })).toEqual([]);
  });

  it('keep nothing that belongs to another role', () => {
    expect(boundRole({ role: 'unit-editor', ...both })).toEqual({
      role: 'unit-editor',
      unitId: 'u',
      municipalityId: null,
      languages: [],
    });
    expect(boundRole({ role: 'municipality-editor', ...both })).toEqual({
      role: 'municipality-editor',
      unitId: null,
      municipalityId: 'm',
      languages: [],
    });
    expect(boundRole({ role: 'translator', ...both })).toEqual({
      role: 'translator',
      unitId: null,
      municipalityId: null,
      languages: ['ar', 'uk'],
    });
    expect(boundRole({ role: 'auditor', ...both })).toEqual({ role: 'auditor', ...none });
  });
});
