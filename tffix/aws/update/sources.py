"""What is kept by hand about names, each with where it can be checked."""

from __future__ import annotations

from typing import Any, NamedTuple


class Said(NamedTuple):
    """Where documentation limits a name, in which words, and what follows."""

    where: str
    words: str
    limits: dict[str, Any]


# What an argument becomes, where operation or member have other names in the service.
KNOWN = {
    "aws_apprunner_auto_scaling_configuration_version.auto_scaling_configuration_name":
        "apprunner:CreateAutoScalingConfiguration AutoScalingConfigurationName",
    "aws_backup_selection.name":
        "backup:CreateBackupSelection BackupSelection.SelectionName",
    "aws_cloudwatch_log_metric_filter.name": "logs:PutMetricFilter filterName",
    "aws_cloudwatch_log_subscription_filter.name":
        "logs:PutSubscriptionFilter filterName",
    "aws_codedeploy_app.name": "codedeploy:CreateApplication applicationName",
    "aws_codepipeline.name": "codepipeline:CreatePipeline pipeline.name",
    "aws_codepipeline_webhook.name": "codepipeline:PutWebhook webhook.name",
    "aws_cognito_user_pool.name": "cognito-idp:CreateUserPool PoolName",
    "aws_cognito_user_pool_client.name": "cognito-idp:CreateUserPoolClient ClientName",
    "aws_config_config_rule.name": "config:PutConfigRule ConfigRule.ConfigRuleName",
    "aws_config_configuration_recorder.name":
        "config:PutConfigurationRecorder ConfigurationRecorder.name",
    "aws_config_delivery_channel.name":
        "config:PutDeliveryChannel DeliveryChannel.name",
    "aws_config_organization_custom_policy_rule.name":
        "config:PutOrganizationConfigRule OrganizationConfigRuleName",
    "aws_config_organization_custom_rule.name":
        "config:PutOrganizationConfigRule OrganizationConfigRuleName",
    "aws_config_organization_managed_rule.name":
        "config:PutOrganizationConfigRule OrganizationConfigRuleName",
    "aws_cur_report_definition.report_name":
        "cur:PutReportDefinition ReportDefinition.ReportName",
    # CreateTable itself also takes an ARN
    "aws_dynamodb_table.name": "dynamodb:RestoreTableFromBackup TargetTableName",
    "aws_elastic_beanstalk_application_version.name":
        "elasticbeanstalk:CreateApplicationVersion VersionLabel",
    "aws_elastic_beanstalk_configuration_template.name":
        "elasticbeanstalk:CreateConfigurationTemplate TemplateName",
    "aws_fms_policy.name": "fms:PutPolicy Policy.PolicyName",
    "aws_fsx_ontap_storage_virtual_machine.name":
        "fsx:CreateStorageVirtualMachine Name",
    "aws_fsx_ontap_volume.name": "fsx:CreateVolume Name",
    "aws_fsx_openzfs_snapshot.name": "fsx:CreateSnapshot Name",
    "aws_fsx_openzfs_volume.name": "fsx:CreateVolume Name",
    "aws_iam_group_policy.name": "iam:PutGroupPolicy PolicyName",
    "aws_iam_role_policy.name": "iam:PutRolePolicy PolicyName",
    "aws_iam_server_certificate.name":
        "iam:UploadServerCertificate ServerCertificateName",
    "aws_iam_user_policy.name": "iam:PutUserPolicy PolicyName",
    "aws_iot_role_alias.alias": "iot:CreateRoleAlias roleAlias",
    "aws_iot_topic_rule.name": "iot:CreateTopicRule ruleName",
    "aws_kinesis_analytics_application.name":
        "kinesisanalytics:CreateApplication ApplicationName",
    "aws_launch_template.name": "ec2:CreateLaunchTemplate LaunchTemplateName",
    "aws_lightsail_key_pair.name": "lightsail:CreateKeyPair keyPairName",
    "aws_prometheus_rule_group_namespace.name": "amp:CreateRuleGroupsNamespace name",
    "aws_s3control_object_lambda_access_point.name":
        "s3control:CreateAccessPointForObjectLambda Name",
    "aws_sagemaker_endpoint_configuration.name":
        "sagemaker:CreateEndpointConfig EndpointConfigName",
    "aws_sagemaker_notebook_instance_lifecycle_configuration.name":
        "sagemaker:CreateNotebookInstanceLifecycleConfig"
        " NotebookInstanceLifecycleConfigName",
    "aws_servicecatalog_portfolio.name": "servicecatalog:CreatePortfolio DisplayName",
    "aws_servicecatalog_provisioned_product.name":
        "servicecatalog:ProvisionProduct ProvisionedProductName",
    "aws_ses_identity_policy.name": "ses:PutIdentityPolicy PolicyName",
    "aws_signer_signing_profile.name": "signer:PutSigningProfile profileName",
    "aws_ssm_maintenance_window_target.name":
        "ssm:RegisterTargetWithMaintenanceWindow Name",
    "aws_ssm_maintenance_window_task.name":
        "ssm:RegisterTaskWithMaintenanceWindow Name",
    "aws_ssm_resource_data_sync.name": "ssm:CreateResourceDataSync SyncName",
    "aws_storagegateway_gateway.gateway_name":
        "storagegateway:ActivateGateway GatewayName",
    "aws_xray_sampling_rule.rule_name": "xray:CreateSamplingRule SamplingRule.RuleName",
}  # fmt: skip

# Where the model is stricter than the service: a custom domain is written with dots,
# and the pattern of the provider's name takes no "_" but in its first two places.
NOT_ENFORCED = frozenset(
    {
        "aws_cognito_identity_provider.provider_name",
        "aws_cognito_user_pool_domain.domain",
    }
)

# What older resources may be called, although nothing new may: buckets of us-east-1
# made before March 2018.
OUTLIVED = frozenset({"aws_s3_bucket.bucket"})

_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ALNUM = _LETTERS + "0123456789"
_GROUP_CHARACTERS = _ALNUM + " ._-:/()#,@[]+=&;{}!$*"
_DATABASE_63 = "from 1 to 63 letters, numbers, or hyphens", {"longest": 63}

# What only documentation says.
DOCUMENTED = {
    ("aws_api_gateway_stage", "stage_name"): Said(
        "apigateway:CreateStage stageName",
        "Stage names can only contain alphanumeric characters, hyphens, and"
        " underscores. Maximum length is 128 characters.",
        {"longest": 128, "middle": _ALNUM + "-_"},
    ),
    ("aws_autoscaling_group", "name"): Said(
        "autoscaling:CreateAutoScalingGroup AutoScalingGroupName",
        "You cannot use a colon (:) in the name.",
        {"without": ":"},
    ),
    ("aws_cloudformation_stack", "name"): Said(
        "cloudformation:CreateStack StackName",
        "A stack name can contain only alphanumeric characters (case sensitive) and"
        " hyphens. It must start with an alphabetical character and can't be longer"
        " than 128 characters.",
        {"longest": 128, "middle": _ALNUM + "-", "start": _LETTERS},
    ),
    ("aws_cloudtrail", "name"): Said(
        "cloudtrail:CreateTrail Name",
        "Contain only ASCII letters (a-z, A-Z), numbers (0-9), periods (.), underscores"
        " (_), or dashes (-) Start with a letter or number, and end with a letter or"
        " number Be between 3 and 128 characters Have no adjacent periods, underscores"
        " or dashes.",
        {
            "longest": 128,
            "middle": _ALNUM + "._-",
            "start": _ALNUM,
            "end": _ALNUM,
            "inside": tuple(one + two for one in "._-" for two in "._-"),
        },
    ),
    ("aws_db_instance", "identifier"): Said(
        "rds:CreateDBInstance DBInstanceIdentifier", *_DATABASE_63,
    ),
    ("aws_db_subnet_group", "name"): Said(
        "rds:CreateDBSubnetGroup DBSubnetGroupName",
        "First character must be a letter.",
        {"start": _LETTERS},
    ),
    ("aws_ecs_capacity_provider", "name"): Said(
        "ecs:CreateCapacityProvider name",
        "Up to 255 characters are allowed. They include letters (both upper and"
        " lowercase letters), numbers, underscores (_), and hyphens (-). The name can't"
        ' be prefixed with "aws", "ecs", or "fargate".',
        {
            "longest": 255,
            "middle": _ALNUM + "_-",
            "prefixes": ("aws", "ecs", "fargate"),
        },
    ),
    ("aws_ecs_service", "name"): Said(
        "ecs:CreateService serviceName",
        "Up to 255 letters (uppercase and lowercase), numbers, underscores, and hyphens"
        " are allowed.",
        {"longest": 255, "middle": _ALNUM + "_-"},
    ),
    ("aws_elastic_beanstalk_environment", "name"): Said(
        "elasticbeanstalk:CreateEnvironment EnvironmentName",
        "Must be from 4 to 40 characters in length. The name can contain only letters,"
        " numbers, and hyphens. It can't start or end with a hyphen.",
        {"longest": 40, "middle": _ALNUM + "-", "start": _ALNUM, "end": _ALNUM},
    ),
    ("aws_elasticache_subnet_group", "name"): Said(
        "elasticache:CreateCacheSubnetGroup CacheSubnetGroupName",
        "Must contain no more than 255 alphanumeric characters or hyphens.",
        {"longest": 255, "middle": _ALNUM + "-"},
    ),
    ("aws_lambda_function", "function_name"): Said(
        "lambda:CreateFunction FunctionName",
        "If you specify only the function name, it is limited to 64 characters in"
        " length.",
        {"longest": 64},
    ),
    ("aws_neptune_cluster", "cluster_identifier"): Said(
        "neptune:CreateDBCluster DBClusterIdentifier", *_DATABASE_63,
    ),
    ("aws_neptune_cluster_instance", "identifier"): Said(
        "neptune:CreateDBInstance DBInstanceIdentifier", *_DATABASE_63,
    ),
    ("aws_rds_cluster", "cluster_identifier"): Said(
        "rds:CreateDBCluster DBClusterIdentifier",
        "Must contain from 1 to 63 (for Aurora DB clusters) or 1 to 52",
        {"longest": 63},
    ),
    ("aws_rds_cluster_instance", "identifier"): Said(
        "rds:CreateDBInstance DBInstanceIdentifier", *_DATABASE_63,
    ),
    ("aws_redshift_cluster", "cluster_identifier"): Said(
        "redshift:CreateCluster ClusterIdentifier",
        "Must contain from 1 to 63 alphanumeric characters or hyphens.",
        {"longest": 63},
    ),
    ("aws_s3_bucket", "bucket"): Said(
        "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html",
        "Bucket names can consist only of lowercase letters, numbers, periods (.), and"
        " hyphens (-).",
        {
            "shortest": 3,
            "middle": _ALNUM.replace(_LETTERS[26:], "") + ".-",
            "start": _ALNUM.replace(_LETTERS[26:], ""),
            "end": _ALNUM.replace(_LETTERS[26:], ""),
            "inside": ("..",),
            "prefixes": ("amzn-s3-demo-", "sthree-", "xn--"),
            "suffixes": ("--ol-s3", "--x-s3", "-s3alias", ".mrap"),
        },
    ),
    ("aws_security_group", "name"): Said(
        "ec2:CreateSecurityGroup GroupName",
        "Valid characters: a-z, A-Z, 0-9, spaces, and ._-:/()#,@[]+=&;{}!$*",
        {"middle": _GROUP_CHARACTERS},
    ),
    ("aws_security_group", "description"): Said(
        "ec2:CreateSecurityGroup Description",
        "Valid characters: a-z, A-Z, 0-9, spaces, and ._-:/()#,@[]+=&;{}!$*",
        {"middle": _GROUP_CHARACTERS},
    ),
    ("aws_ssm_parameter", "name"): Said(
        "ssm:PutParameter Name",
        'A parameter name can\'t be prefixed with "aws" or "ssm" (case-insensitive).',
        {"prefixes": ("AWS", "SSM", "aws", "ssm")},
    ),
}  # fmt: skip

# What names something else, something fixed, or a domain, although it is called as
# what names the resource itself.
OTHERS = frozenset(
    """
    aws_account_alternate_contact.name aws_account_region.region_name
    aws_api_gateway_usage_plan_key.key_id aws_cloudformation_type.type_name
    aws_cloudtrail_organization_delegated_admin_account.account_id
    aws_cognito_user_in_group.group_name
    aws_config_configuration_recorder_status.name
    aws_config_organization_managed_rule.rule_identifier
    aws_controltower_control.control_identifier
    aws_default_network_acl.default_network_acl_id
    aws_default_route_table.default_route_table_id
    aws_detective_organization_admin_account.account_id
    aws_directory_service_directory.name aws_directory_service_region.region_name
    aws_directory_service_shared_directory.directory_id
    aws_dsql_cluster_peering.identifier aws_dx_hosted_connection.connection_id
    aws_dynamodb_global_table.name aws_ec2_availability_zone_group.group_name
    aws_ecr_account_setting.name aws_ecs_account_setting_default.name
    aws_eks_addon.addon_name aws_fms_admin_account.account_id
    aws_guardduty_detector_feature.name aws_guardduty_member_detector_feature.name
    aws_guardduty_organization_admin_account.admin_account_id
    aws_guardduty_organization_configuration_feature.name
    aws_inspector2_delegated_admin_account.account_id
    aws_lightsail_domain.domain_name aws_lightsail_domain_entry.name
    aws_macie2_organization_admin_account.admin_account_id
    aws_rds_certificate.certificate_identifier aws_rds_instance_state.identifier
    aws_redshift_partner.partner_name aws_route53_record.name aws_route53_zone.name
    aws_route53domains_domain.domain_name
    aws_route53domains_registered_domain.domain_name
    aws_s3control_directory_bucket_access_point_scope.name
    aws_s3control_object_lambda_access_point_policy.name aws_s3tables_table_policy.name
    aws_securityhub_organization_admin_account.admin_account_id
    aws_service_discovery_instance.instance_id
    aws_servicecatalog_provisioned_product.product_id
    aws_servicecatalog_provisioned_product.product_name
    aws_ses_active_receipt_rule_set.rule_set_name aws_ssm_association.name
    aws_ssm_default_patch_baseline.baseline_id aws_ssm_service_setting.setting_id
    aws_workspaces_directory.directory_id
    """.split()  # noqa: SIM905, a list would take a page
)

# What names the resource itself, or something that it makes, although it is called
# otherwise.
OWN = frozenset(
    """
    aws_apprunner_auto_scaling_configuration_version.auto_scaling_configuration_name
    aws_autoscaling_schedule.scheduled_action_name
    aws_bedrock_custom_model.job_name
    aws_bedrock_provisioned_model_throughput.provisioned_model_name
    aws_comprehend_document_classifier.version_name
    aws_comprehend_entity_recognizer.version_name aws_connect_instance.instance_alias
    aws_cur_report_definition.report_name aws_db_instance.db_name
    aws_db_instance.final_snapshot_identifier
    aws_db_snapshot_copy.target_db_snapshot_identifier
    aws_docdb_cluster.final_snapshot_identifier
    aws_docdb_cluster_snapshot.db_cluster_snapshot_identifier
    aws_ecs_task_definition.family aws_efs_file_system.creation_token
    aws_elasticache_cluster.final_snapshot_identifier
    aws_elasticache_replication_group.final_snapshot_identifier
    aws_key_pair.key_name aws_lambda_layer_version.layer_name
    aws_lightsail_database.final_snapshot_name
    aws_lightsail_database.relational_database_name
    aws_memorydb_cluster.final_snapshot_name
    aws_neptune_cluster.final_snapshot_identifier
    aws_neptune_cluster_snapshot.db_cluster_snapshot_identifier
    aws_opensearch_outbound_connection.connection_alias
    aws_prometheus_scraper.alias aws_prometheus_workspace.alias
    aws_rds_cluster.database_name aws_rds_cluster.final_snapshot_identifier
    aws_rds_cluster_snapshot_copy.target_db_cluster_snapshot_identifier
    aws_rds_shard_group.db_shard_group_identifier aws_redshift_cluster.database_name
    aws_redshift_cluster.final_snapshot_identifier
    aws_redshift_endpoint_access.endpoint_name
    aws_redshiftserverless_endpoint_access.endpoint_name
    aws_redshiftserverless_namespace.db_name aws_ssmcontacts_contact.alias
    aws_waf_rate_based_rule.metric_name aws_waf_rule.metric_name
    aws_waf_rule_group.metric_name aws_waf_web_acl.metric_name
    aws_wafregional_rate_based_rule.metric_name aws_wafregional_rule.metric_name
    aws_wafregional_rule_group.metric_name aws_wafregional_web_acl.metric_name
    """.split()  # noqa: SIM905, a list would take a page
)
