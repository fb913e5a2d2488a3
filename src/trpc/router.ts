import { accountRouter } from './account/router.ts';
import { auditRouter } from './audit/router.ts';
import { broadcastRouter } from './broadcast/router.ts';
import { channelRouter } from './channel/router.ts';
import { contactRouter } from './contact/router.ts';
import { conversationRouter } from './conversation/router.ts';
import { fieldRouter } from './field/router.ts';
import { flowRouter } from './flow/router.ts';
import { groupRouter } from './group/router.ts';
import { importRouter } from './import/router.ts';
import { router } from './init.ts';
import { invitationRouter } from './invitation/router.ts';
import { liveRouter } from './live/router.ts';
import { memberRouter } from './member/router.ts';
import { phoneRouter } from './phone/router.ts';
import { runRouter } from './run/router.ts';
import { secretRouter } from './secret/router.ts';
import { segmentRouter } from './segment/router.ts';
import { systemRouter } from './system/router.ts';
import { templateRouter } from './template/router.ts';
import { workspaceRouter } from './workspace/router.ts';

/** Everything that the screens can ask and do. */
export const appRouter = router({
  account: accountRouter,
  system: systemRouter,
  workspace: workspaceRouter,
  member: memberRouter,
  invitation: invitationRouter,
  secret: secretRouter,
  channel: channelRouter,
  flow: flowRouter,
  run: runRouter,
  contact: contactRouter,
  field: fieldRouter,
  segment: segmentRouter,
  group: groupRouter,
  import: importRouter,
  broadcast: broadcastRouter,
  template: templateRouter,
  phone: phoneRouter,
  conversation: conversationRouter,
  audit: auditRouter,
  live: liveRouter,
});
export type AppRouter = typeof appRouter;
