import { wordsOf } from "./words.ts";

/**
 * Words that mean the same to somebody who looks for help, in both languages, a group a line. Search takes a word for
 * the others of its groups as well, with less weight. Words of several parts count as wholes where they are one word to
 * `wordsOf`; in Chinese nearly all are.
 */
const groups = `
deploy deployment release rollout publish ship golive 部署 发布 上线 交付
rollback revert undo restore 回滚 回退 撤回 恢复
approve approval approver signoff gate 审批 批准 审核 同意
password passwd credential secret token apikey 密码 密钥 口令 凭据 凭证 令牌
variable env envvar 变量 环境变量
parameter argument input 参数 输入
stage phase job 阶段 作业
step task action 步骤 任务
order sequence dependency depend need 顺序 先后 依赖
cycle circular circle loop deadlock 循环 环 死锁 互相
parallel concurrent simultaneous 并行 并发 同时
concurrency overlap 同时 并发 冲突
schedule cron timer nightly periodic 定时 计划 调度 每天 夜间
timezone tz utc clock hour 时区 时间
trigger start push event 触发 启动 推送
branch 分支
timeout hang stuck slow 超时 卡住 停住
slow performance fast speed duration 慢 性能 速度 耗时 加速
memory oom killed 137 heap 内存 溢出 杀死
disk space 磁盘 空间
cache caching 缓存
artifact file output upload download 制品 产物 文件 上传 下载
image docker container registry 镜像 容器 仓库
pull imagepullbackoff errimagepull 拉取
denied unauthorized forbidden permission 401 403 拒绝 权限 无权 未授权
clone checkout repository git repo 检出 克隆 代码库 仓库 源码 代码
notfound missing nonexistent unknown 找不到 不存在 未知 缺少
typo misspell spelling 拼写 拼错 写错
indentation indent tab whitespace 缩进 制表符 空格
yaml syntax parse 语法 解析 格式
template include reuse share 模板 引入 复用 共享
expression condition when if 表达式 条件
always never 总是 从不 始终
latest tag pin digest 标签 固定 摘要
snapshot unstable 快照
canary gradual percentage 金丝雀 灰度 渐进
bluegreen 蓝绿
rolling 滚动
environment production prod staging 环境 生产 线上 预发
test unit integration e2e 测试 单元测试 集成测试
coverage quality scan sonar 覆盖率 质量 扫描
incident outage emergency p0 p1 urgent 故障 事故 紧急 中断
change cab 变更
help support ticket 帮助 支持 工单 求助
glossary term definition meaning metric 术语 定义 指标 含义
leadtime mttr dora 前置时间 恢复时间 部署频率 变更失败率
install setup configure workplace 安装 配置 设置
config configuration setting 配置 设置
rule level severity ignore suppress disable 规则 级别 忽略 关闭 屏蔽
command cli terminal 命令 命令行 终端
version upgrade migrate update deprecated removed 版本 升级 迁移 更新 废弃 移除
matrix combination axis 矩阵 组合
runner agent node machine host 执行机 节点 机器
retry flaky again 重试 不稳定 重跑
java maven gradle jdk jar
node npm yarn javascript typescript
python pip requirements pypi
go golang module
kubernetes k8s kubectl helm chart cluster 集群
notification notify mail email chat 通知 邮件 消息
queue queued pending waiting wait blocked 排队 等待 挂起
lost offline unreachable disconnected evicted 失联 离线 掉线 断开
crash crashed abort aborted panic 崩溃 异常
exit status returncode 退出码 返回码
fail failed failure failing error broken red 失败 报错 出错 错误 红了
success succeed green pass passed 成功 通过 绿了
cancel cancelled stop stopped interrupt abort kill 取消 停止 中止 终止
skip skipped bypass 跳过 略过
network proxy dns connection refused unreachable 网络 代理 连接 联网
certificate tls ssl x509 证书
quota limit exceeded maximum ratelimit 配额 上限 限制 限流
duplicate repeated twice 重复 两次
unused dead unnecessary 没用 未使用 多余
rename move renamed 改名 重命名
default fallback 默认 缺省
required mandatory must 必填 必须
optional 可选 选填
merge mergerequest pullrequest pr mr 合并 合并请求
commit sha revision 提交
monorepo subproject multimodule 单仓 多模块 子项目
lockfile lock frozen pinned 锁文件 锁定
dependency dependencies package packages library 依赖 包
vulnerability cve security 漏洞 安全
license sbom provenance signature sign 许可证 签名 来源
healthcheck health probe readiness liveness 健康检查 探针 就绪
smoke verify verification check 冒烟 验证 校验
loadtest stress benchmark 压测 压力
database db sql schema migration flyway liquibase 数据库 迁移 表结构
terraform infrastructure iac 基础设施
ssh sftp scp 远程
beginner newcomer start starting first 新手 入门 上手
difference versus compare 区别 差别 不同 对比
learn tutorial walkthrough guide 教程 学习
architecture design internals 架构 设计
extension plugin addon pack 扩展 插件 扩展包
editor vscode ide 编辑器
completion autocomplete suggest intellisense 补全 提示
format formatting formatter 格式化
report summary html junit 报告
log logs output console stdout 日志 输出
debug troubleshoot diagnose investigate 排查 调试 诊断 定位
everyone team company organisation organization 团队 全公司 组织
postmortem retrospective review 复盘 回顾
pass hand transfer forward share 传递 传给
quote quotes quoted quotation 引号
number decimal float integer 数字 小数 整数
boolean true false 布尔
string text 字符串 文本
list array sequence 列表 数组
map mapping object dictionary 映射 对象
anchor alias 锚点 别名
comment annotation 注释
path directory folder 路径 目录 文件夹
wildcard glob pattern 通配符 匹配
workspace workdir 工作区 工作目录
service sidecar postgres redis mysql 服务 数据库
`;

/** A longer Chinese word is no word of the index: its pairs are, and they mean other things as well. */
const isHan = /^\p{Script=Han}+$/u;

const byWord = new Map<string, ReadonlySet<string>>();

for (const line of groups.trim().split("\n")) {
  const words = new Set(line.split(" ").flatMap((word) => (isHan.test(word) ? [word] : wordsOf(word))));
  for (const word of words) byWord.set(word, new Set([...(byWord.get(word) ?? []), ...words]));
}

/** The other words of a word's groups; none for most words. */
export function synonymsOf(word: string): readonly string[] {
  return [...(byWord.get(word) ?? [])].filter((one) => one !== word);
}
