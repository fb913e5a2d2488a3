import type { Messages } from './en.ts';
import audit from './es/audit.json' with { type: 'json' };
import auth from './es/auth.json' with { type: 'json' };
import broadcasts from './es/broadcasts.json' with { type: 'json' };
import common from './es/common.json' with { type: 'json' };
import contacts from './es/contacts.json' with { type: 'json' };
import conversations from './es/conversations.json' with { type: 'json' };
import editor from './es/editor.json' with { type: 'json' };
import errors from './es/errors.json' with { type: 'json' };
import flows from './es/flows.json' with { type: 'json' };
import frame from './es/frame.json' with { type: 'json' };
import health from './es/health.json' with { type: 'json' };
import nodes from './es/nodes.json' with { type: 'json' };
import phones from './es/phones.json' with { type: 'json' };
import problems from './es/problems.json' with { type: 'json' };
import runs from './es/runs.json' with { type: 'json' };
import settings from './es/settings.json' with { type: 'json' };
import system from './es/system.json' with { type: 'json' };
import templates from './es/templates.json' with { type: 'json' };

/** Every text in Spanish. */
export const es: Messages = {
  audit,
  auth,
  broadcasts,
  common,
  contacts,
  conversations,
  editor,
  errors,
  flows,
  frame,
  health,
  nodes,
  phones,
  problems,
  runs,
  settings,
  system,
  templates,
};
