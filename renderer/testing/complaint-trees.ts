import type { TreeNode } from '../../shared/model/tree.ts';

const leaf = (key: string, zh: string, en: string): TreeNode => ({ key, zh, en, children: [] });

/** Five classes as a power hotline has them; names that are as long as real ones. */
const categories: TreeNode[] = [
  {
    ...leaf('service', '服务投诉', 'Service'),
    children: [
      leaf('conduct', '服务行为', 'Conduct'),
      leaf('channel', '服务渠道', 'Channels'),
      leaf('integrity', '行风问题', 'Integrity'),
    ],
  },
  {
    ...leaf('business', '营业投诉', 'Customer business'),
    children: [
      leaf('connection', '业扩报装', 'New connections'),
      leaf('reading', '抄表催费', 'Meter reading and dunning'),
      leaf('bill', '电价电费', 'Tariffs and bills'),
      leaf('meter', '电能计量', 'Metering'),
    ],
  },
  {
    ...leaf('outage', '停送电投诉', 'Outages'),
    children: [
      leaf('notice', '停送电信息公告', 'Outage notices'),
      leaf('fault', '停电问题', 'Power cuts'),
      leaf('repair', '抢修服务', 'Repairs'),
    ],
  },
  {
    ...leaf('quality', '供电质量投诉', 'Quality of supply'),
    children: [
      leaf('voltage', '电压质量', 'Voltage'),
      leaf('frequent', '供电可靠性(频繁停电)', 'Reliability (frequent power cuts)'),
    ],
  },
  {
    ...leaf('grid', '电网建设投诉', 'Grid construction'),
    children: [
      leaf('facility', '供电设施', 'Facilities'),
      leaf('site', '施工人员服务行为', 'Conduct on site'),
    ],
  },
];

/** Provinces without what another grid serves; cities in two of them. */
const elsewhere = new Set(['44', '45', '46', '52', '53']);
const cities: Record<string, TreeNode[]> = {
  '32': [
    leaf('3201', '南京', 'Nanjing'),
    leaf('3202', '无锡', 'Wuxi'),
    leaf('3205', '苏州', 'Suzhou'),
    leaf('3206', '南通', 'Nantong'),
    leaf('3210', '扬州', 'Yangzhou'),
  ],
  '15': [leaf('1507', '呼伦贝尔', 'Hulunbuir'), leaf('1525', '锡林郭勒', 'Xilingol')],
};
/** Codes and names as GB/T 2260 has them; where each lies beside the others. */
const places: [key: string, zh: string, en: string, tile: [column: number, row: number]][] = [
  ['11', '北京', 'Beijing', [5, 1]],
  ['12', '天津', 'Tianjin', [6, 2]],
  ['13', '河北', 'Hebei', [5, 2]],
  ['14', '山西', 'Shanxi', [4, 1]],
  ['15', '内蒙古', 'Inner Mongolia', [4, 0]],
  ['21', '辽宁', 'Liaoning', [6, 1]],
  ['22', '吉林', 'Jilin', [6, 0]],
  ['23', '黑龙江', 'Heilongjiang', [7, 0]],
  ['31', '上海', 'Shanghai', [7, 3]],
  ['32', '江苏', 'Jiangsu', [6, 3]],
  ['33', '浙江', 'Zhejiang', [6, 4]],
  ['34', '安徽', 'Anhui', [5, 4]],
  ['35', '福建', 'Fujian', [6, 5]],
  ['36', '江西', 'Jiangxi', [5, 5]],
  ['37', '山东', 'Shandong', [5, 3]],
  ['41', '河南', 'Henan', [4, 2]],
  ['42', '湖北', 'Hubei', [4, 3]],
  ['43', '湖南', 'Hunan', [4, 4]],
  ['44', '广东', 'Guangdong', [4, 5]],
  ['45', '广西', 'Guangxi', [3, 5]],
  ['46', '海南', 'Hainan', [4, 6]],
  ['50', '重庆', 'Chongqing', [3, 3]],
  ['51', '四川', 'Sichuan', [2, 3]],
  ['52', '贵州', 'Guizhou', [3, 4]],
  ['53', '云南', 'Yunnan', [2, 4]],
  ['54', '西藏', 'Tibet', [1, 3]],
  ['61', '陕西', 'Shaanxi', [3, 2]],
  ['62', '甘肃', 'Gansu', [2, 1]],
  ['63', '青海', 'Qinghai', [1, 2]],
  ['64', '宁夏', 'Ningxia', [3, 1]],
  ['65', '新疆', 'Xinjiang', [0, 1]],
];
const provinces: TreeNode[] = places.map(([key, zh, en, tile]) => ({
  ...leaf(key, zh, en),
  tile,
  children: cities[key] ?? [],
}));

/** Classes and regions of a hotline; a large one has 24 classes and all provinces, a small one no trees at all. */
export const complaintTrees = {
  usual: { categories, regions: provinces.filter(({ key }) => !elsewhere.has(key)) },
  huge: {
    categories: [
      ...categories,
      ...Array.from({ length: 19 }, (_, at) =>
        leaf(`more${at}`, `第 ${at + 6} 类事项`, `Class ${at + 6}: other matters`),
      ),
    ],
    regions: provinces,
  },
  none: { categories: [], regions: [] },
};
