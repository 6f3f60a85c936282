/// <reference types="vite/client" />
import accessibility from 'lucide-static/icons/accessibility.svg?raw';
import archive from 'lucide-static/icons/archive.svg?raw';
import arrowDown from 'lucide-static/icons/arrow-down.svg?raw';
import arrowLeft from 'lucide-static/icons/arrow-left.svg?raw';
import arrowRight from 'lucide-static/icons/arrow-right.svg?raw';
import arrowUp from 'lucide-static/icons/arrow-up.svg?raw';
import baby from 'lucide-static/icons/baby.svg?raw';
import bell from 'lucide-static/icons/bell.svg?raw';
import bellOff from 'lucide-static/icons/bell-off.svg?raw';
import bookOpen from 'lucide-static/icons/book-open.svg?raw';
import bookmark from 'lucide-static/icons/bookmark.svg?raw';
import briefcase from 'lucide-static/icons/briefcase.svg?raw';
import building from 'lucide-static/icons/building.svg?raw';
import building2 from 'lucide-static/icons/building-2.svg?raw';
import bus from 'lucide-static/icons/bus.svg?raw';
import calendar from 'lucide-static/icons/calendar.svg?raw';
import calendarPlus from 'lucide-static/icons/calendar-plus.svg?raw';
import calendarX from 'lucide-static/icons/calendar-x.svg?raw';
import chartColumn from 'lucide-static/icons/chart-column.svg?raw';
import check from 'lucide-static/icons/check.svg?raw';
import chevronDown from 'lucide-static/icons/chevron-down.svg?raw';
import chevronLeft from 'lucide-static/icons/chevron-left.svg?raw';
import chevronRight from 'lucide-static/icons/chevron-right.svg?raw';
import church from 'lucide-static/icons/church.svg?raw';
import circleAlert from 'lucide-static/icons/circle-alert.svg?raw';
import circleCheck from 'lucide-static/icons/circle-check.svg?raw';
import circleQuestionMark from 'lucide-static/icons/circle-question-mark.svg?raw';
import circleUserRound from 'lucide-static/icons/circle-user-round.svg?raw';
import clock from 'lucide-static/icons/clock.svg?raw';
import coffee from 'lucide-static/icons/coffee.svg?raw';
import coins from 'lucide-static/icons/coins.svg?raw';
import compass from 'lucide-static/icons/compass.svg?raw';
import construction from 'lucide-static/icons/construction.svg?raw';
import copy from 'lucide-static/icons/copy.svg?raw';
import doorClosed from 'lucide-static/icons/door-closed.svg?raw';
import doorOpen from 'lucide-static/icons/door-open.svg?raw';
import download from 'lucide-static/icons/download.svg?raw';
import drama from 'lucide-static/icons/drama.svg?raw';
import dumbbell from 'lucide-static/icons/dumbbell.svg?raw';
import droplets from 'lucide-static/icons/droplets.svg?raw';
import ellipsis from 'lucide-static/icons/ellipsis.svg?raw';
import externalLink from 'lucide-static/icons/external-link.svg?raw';
import eye from 'lucide-static/icons/eye.svg?raw';
import fileText from 'lucide-static/icons/file-text.svg?raw';
import footprints from 'lucide-static/icons/footprints.svg?raw';
import globe from 'lucide-static/icons/globe.svg?raw';
import graduationCap from 'lucide-static/icons/graduation-cap.svg?raw';
import gripVertical from 'lucide-static/icons/grip-vertical.svg?raw';
import handHeart from 'lucide-static/icons/hand-heart.svg?raw';
import handHelping from 'lucide-static/icons/hand-helping.svg?raw';
import heartHandshake from 'lucide-static/icons/heart-handshake.svg?raw';
import heartPulse from 'lucide-static/icons/heart-pulse.svg?raw';
import history from 'lucide-static/icons/history.svg?raw';
import house from 'lucide-static/icons/house.svg?raw';
import idCard from 'lucide-static/icons/id-card.svg?raw';
import inbox from 'lucide-static/icons/inbox.svg?raw';
import info from 'lucide-static/icons/info.svg?raw';
import keyRound from 'lucide-static/icons/key-round.svg?raw';
import landmark from 'lucide-static/icons/landmark.svg?raw';
import languages from 'lucide-static/icons/languages.svg?raw';
import link from 'lucide-static/icons/link.svg?raw';
import listChecks from 'lucide-static/icons/list-checks.svg?raw';
import loaderCircle from 'lucide-static/icons/loader-circle.svg?raw';
import lock from 'lucide-static/icons/lock.svg?raw';
import logOut from 'lucide-static/icons/log-out.svg?raw';
import mail from 'lucide-static/icons/mail.svg?raw';
import map from 'lucide-static/icons/map.svg?raw';
import mapPin from 'lucide-static/icons/map-pin.svg?raw';
import mapPinHouse from 'lucide-static/icons/map-pin-house.svg?raw';
import messageCircle from 'lucide-static/icons/message-circle.svg?raw';
import messagesSquare from 'lucide-static/icons/messages-square.svg?raw';
import moveDown from 'lucide-static/icons/move-down.svg?raw';
import moveLeft from 'lucide-static/icons/move-left.svg?raw';
import moveRight from 'lucide-static/icons/move-right.svg?raw';
import moveUp from 'lucide-static/icons/move-up.svg?raw';
import octagonAlert from 'lucide-static/icons/octagon-alert.svg?raw';
import paperclip from 'lucide-static/icons/paperclip.svg?raw';
import pause from 'lucide-static/icons/pause.svg?raw';
import pencil from 'lucide-static/icons/pencil.svg?raw';
import phone from 'lucide-static/icons/phone.svg?raw';
import play from 'lucide-static/icons/play.svg?raw';
import plus from 'lucide-static/icons/plus.svg?raw';
import printer from 'lucide-static/icons/printer.svg?raw';
import qrCode from 'lucide-static/icons/qr-code.svg?raw';
import rss from 'lucide-static/icons/rss.svg?raw';
import save from 'lucide-static/icons/save.svg?raw';
import scale from 'lucide-static/icons/scale.svg?raw';
import school from 'lucide-static/icons/school.svg?raw';
import search from 'lucide-static/icons/search.svg?raw';
import settings from 'lucide-static/icons/settings.svg?raw';
import share2 from 'lucide-static/icons/share-2.svg?raw';
import shieldCheck from 'lucide-static/icons/shield-check.svg?raw';
import shoppingBag from 'lucide-static/icons/shopping-bag.svg?raw';
import siren from 'lucide-static/icons/siren.svg?raw';
import trash2 from 'lucide-static/icons/trash-2.svg?raw';
import square from 'lucide-static/icons/square.svg?raw';
import triangleAlert from 'lucide-static/icons/triangle-alert.svg?raw';
import undo2 from 'lucide-static/icons/undo-2.svg?raw';
import upload from 'lucide-static/icons/upload.svg?raw';
import user from 'lucide-static/icons/user.svg?raw';
import userX from 'lucide-static/icons/user-x.svg?raw';
import users from 'lucide-static/icons/users.svg?raw';
import video from 'lucide-static/icons/video.svg?raw';
import volume2 from 'lucide-static/icons/volume-2.svg?raw';
import wallet from 'lucide-static/icons/wallet.svg?raw';
import waypoints from 'lucide-static/icons/waypoints.svg?raw';
import x from 'lucide-static/icons/x.svg?raw';
import zapOff from 'lucide-static/icons/zap-off.svg?raw';
import zoomIn from 'lucide-static/icons/zoom-in.svg?raw';
import zoomOut from 'lucide-static/icons/zoom-out.svg?raw';

const files = {
  accessibility,
  archive,
  'arrow-down': arrowDown,
  'arrow-left': arrowLeft,
  'arrow-right': arrowRight,
  'arrow-up': arrowUp,
  baby,
  bell,
  'bell-off': bellOff,
  'book-open': bookOpen,
  bookmark,
  briefcase,
  building,
  'building-2': building2,
  bus,
  calendar,
  'calendar-plus': calendarPlus,
  'calendar-x': calendarX,
  'chart-column': chartColumn,
  check,
  'chevron-down': chevronDown,
  'chevron-left': chevronLeft,
  'chevron-right': chevronRight,
  church,
  'circle-alert': circleAlert,
  'circle-check': circleCheck,
  'circle-question-mark': circleQuestionMark,
  'circle-user-round': circleUserRound,
  clock,
  coffee,
  coins,
  compass,
  construction,
  copy,
  'door-closed': doorClosed,
  'door-open': doorOpen,
  download,
  drama,
  dumbbell,
  droplets,
  ellipsis,
  'external-link': externalLink,
  eye,
  'file-text': fileText,
  footprints,
  globe,
  'graduation-cap': graduationCap,
  'grip-vertical': gripVertical,
  'hand-heart': handHeart,
  'hand-helping': handHelping,
  'heart-handshake': heartHandshake,
  'heart-pulse': heartPulse,
  history,
  house,
  'id-card': idCard,
  inbox,
  info,
  'key-round': keyRound,
  landmark,
  languages,
  link,
  'list-checks': listChecks,
  'loader-circle': loaderCircle,
  lock,
  'log-out': logOut,
  mail,
  map,
  'map-pin': mapPin,
  'map-pin-house': mapPinHouse,
  'message-circle': messageCircle,
  'messages-square': messagesSquare,
  'move-down': moveDown,
  'move-left': moveLeft,
  'move-right': moveRight,
  'move-up': moveUp,
  'octagon-alert': octagonAlert,
  paperclip,
  pause,
  pencil,
  phone,
  play,
  plus,
  printer,
  'qr-code': qrCode,
  rss,
  save,
  scale,
  school,
  search,
  settings,
  'share-2': share2,
  'shield-check': shieldCheck,
  'shopping-bag': shoppingBag,
  siren,
  'trash-2': trash2,
  square,
  'triangle-alert': triangleAlert,
  'undo-2': undo2,
  upload,
  user,
  'user-x': userX,
  users,
  video,
  'volume-2': volume2,
  wallet,
  waypoints,
  x,
  'zap-off': zapOff,
  'zoom-in': zoomIn,
  'zoom-out': zoomOut,
} as const;

/** The icons in use; each file of the set is inlined at build, none is requested by a page. */
export type IconName = keyof typeof files;

export const isIcon = (name: string | null): name is IconName => name !== null && Object.hasOwn(files, name);

// The set's own wrapper carries a licence comment and attributes that one CSS class gives all icons at once.
const shapes = new Map(
  Object.entries(files).map(([name, svg]) => [name, svg.replace(/<!--.*?-->|<\/?svg[^>]*>/gs, '').replace(/\s*\n\s*/g, '')]),
);

/** The drawing inside an icon's 24 by 24 box, as SVG markup. */
export const iconShape = (name: IconName): string => shapes.get(name) ?? '';

/** Icons that point along the line of reading and are mirrored in right-to-left pages. */
export const directed: ReadonlySet<IconName> = new Set<IconName>([
  'arrow-left',
  'arrow-right',
  'chevron-left',
  'chevron-right',
  'external-link',
  'list-checks',
  'log-out',
  'undo-2',
]);
