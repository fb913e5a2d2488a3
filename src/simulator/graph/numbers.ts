import type { JsonObject } from '#/lib/json.ts';
import type { SimNumber } from '../world/world.ts';

/** What is known of a number, as Graph tells it: the asked fields, or the usual few. */
export function describeNumber(number: SimNumber, fields: string | null): JsonObject {
  const all: JsonObject = {
    id: number.id,
    display_phone_number: spaced(number.displayPhone),
    verified_name: number.verifiedName,
    quality_rating: 'GREEN',
    code_verification_status: 'VERIFIED',
    name_status: 'APPROVED',
    status: 'CONNECTED',
    platform_type: 'CLOUD_API',
    is_on_biz_app: false,
    throughput: { level: number.throughput.perSecond >= 1_000 ? 'HIGH' : 'STANDARD' },
    whatsapp_business_manager_messaging_limit: tierOf(number.reach),
    webhook_configuration: { application: number.webhookUrl },
    health_status: {
      can_send_message: 'AVAILABLE',
      entities: [
        { entity_type: 'PHONE_NUMBER', id: number.id, can_send_message: 'AVAILABLE' },
        { entity_type: 'WABA', id: number.wabaId, can_send_message: 'AVAILABLE' },
      ],
    },
  };
  const usual = [
    'verified_name',
    'code_verification_status',
    'display_phone_number',
    'quality_rating',
    'platform_type',
    'throughput',
  ];
  const wanted = fields ? fields.split(',').map((field) => field.trim().replace(/\{.*$/, '')) : usual;
  const told = wanted.filter((field) => field in all && field !== 'id').map((field) => [field, all[field]] as const);
  return { ...Object.fromEntries(told), id: number.id } as JsonObject;
}

/** With plus and blanks, as Meta shows numbers. */
function spaced(phone: string): string {
  return phone.replace(/^\+([17]|\d{2})(\d{3})(\d{3})(\d+)$/, '+$1 $2-$3-$4');
}

function tierOf(reach: number | null): string {
  if (reach === null) return 'TIER_UNLIMITED';
  return (
    new Map([
      [250, 'TIER_250'],
      [2_000, 'TIER_2K'],
      [10_000, 'TIER_10K'],
      [100_000, 'TIER_100K'],
    ]).get(reach) ?? `TIER_${reach}`
  );
}
